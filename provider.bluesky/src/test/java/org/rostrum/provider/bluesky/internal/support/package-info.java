/** What the tests of this provider share. */
@NullMarked
package org.rostrum.provider.bluesky.internal.support;

import org.jspecify.annotations.NullMarked;
