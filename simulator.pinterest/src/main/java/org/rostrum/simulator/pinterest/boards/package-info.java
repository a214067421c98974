/** Boards and their sections. */
@NullMarked
package org.rostrum.simulator.pinterest.boards;

import org.jspecify.annotations.NullMarked;
