/** Publishes to Bluesky: the services and what they are made of. */
@NullMarked
package org.rostrum.provider.bluesky.internal;

import org.jspecify.annotations.NullMarked;
