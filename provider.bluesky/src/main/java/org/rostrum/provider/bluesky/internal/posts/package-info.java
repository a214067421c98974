/** Posts: records, media, keys, publishing, reconciling, removing. */
@NullMarked
package org.rostrum.provider.bluesky.internal.posts;

import org.jspecify.annotations.NullMarked;
