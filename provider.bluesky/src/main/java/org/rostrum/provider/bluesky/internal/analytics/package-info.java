/** Figures of accounts and posts. */
@NullMarked
package org.rostrum.provider.bluesky.internal.analytics;

import org.jspecify.annotations.NullMarked;
