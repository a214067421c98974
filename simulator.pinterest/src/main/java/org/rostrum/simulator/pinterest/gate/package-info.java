/** The gate in front of the API: who asks, how often, what goes wrong, and what is recorded. */
@NullMarked
package org.rostrum.simulator.pinterest.gate;

import org.jspecify.annotations.NullMarked;
