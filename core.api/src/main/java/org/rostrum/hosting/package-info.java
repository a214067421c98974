/** The networks that are installed and their service settings, for the faces. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@NullMarked
package org.rostrum.hosting;

import org.jspecify.annotations.NullMarked;
