/** Where an account is at home, and how it signs in there. */
@NullMarked
package org.rostrum.provider.bluesky.internal.account;

import org.jspecify.annotations.NullMarked;
