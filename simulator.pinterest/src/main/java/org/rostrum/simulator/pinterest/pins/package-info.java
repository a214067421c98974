/** Pins, their images, and what is refused. */
@NullMarked
package org.rostrum.simulator.pinterest.pins;

import org.jspecify.annotations.NullMarked;
