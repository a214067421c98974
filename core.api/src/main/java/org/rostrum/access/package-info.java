/** People, their workspaces, sessions and tokens, for the faces. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@NullMarked
package org.rostrum.access;

import org.jspecify.annotations.NullMarked;
