/** What a post says: links, mentions and tags in it, and how long it is. */
@NullMarked
package org.rostrum.provider.bluesky.internal.text;

import org.jspecify.annotations.NullMarked;
