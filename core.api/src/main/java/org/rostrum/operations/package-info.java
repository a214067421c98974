/** Looking inside the running platform and caring for it, for the faces. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@NullMarked
package org.rostrum.operations;

import org.jspecify.annotations.NullMarked;
