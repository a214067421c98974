/** Where the simulator's state is kept, what it calls things and what time it is. */
@NullMarked
package org.rostrum.simulator.pinterest.state;

import org.jspecify.annotations.NullMarked;
