/** Faults on demand: what goes wrong, when, and how often. */
@NullMarked
package org.rostrum.simulator.pinterest.faults;

import org.jspecify.annotations.NullMarked;
