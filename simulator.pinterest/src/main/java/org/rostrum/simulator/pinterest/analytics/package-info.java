/** Figures of accounts and pins, made up so that they look like the real ones. */
@NullMarked
package org.rostrum.simulator.pinterest.analytics;

import org.jspecify.annotations.NullMarked;
