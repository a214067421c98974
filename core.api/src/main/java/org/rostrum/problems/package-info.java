/** Refusals that every service of the platform answers with. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@NullMarked
package org.rostrum.problems;

import org.jspecify.annotations.NullMarked;
