/** Statistics of accounts and published posts, for the faces. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@NullMarked
package org.rostrum.analytics;

import org.jspecify.annotations.NullMarked;
