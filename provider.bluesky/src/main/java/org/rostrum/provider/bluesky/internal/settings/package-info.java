/** What the provider declares. */
@NullMarked
package org.rostrum.provider.bluesky.internal.settings;

import org.jspecify.annotations.NullMarked;
