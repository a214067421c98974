/** Figures of accounts and pins. */
@NullMarked
package org.rostrum.provider.pinterest.internal.analytics;

import org.jspecify.annotations.NullMarked;
