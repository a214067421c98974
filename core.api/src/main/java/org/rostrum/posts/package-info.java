/** Composing, scheduling and following posts, for the faces. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@NullMarked
package org.rostrum.posts;

import org.jspecify.annotations.NullMarked;
