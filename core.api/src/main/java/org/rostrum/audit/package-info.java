/** The record of who did what, for the faces. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@NullMarked
package org.rostrum.audit;

import org.jspecify.annotations.NullMarked;
