/** Pages of a longer list, fetched by cursor. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@NullMarked
package org.rostrum.paging;

import org.jspecify.annotations.NullMarked;
