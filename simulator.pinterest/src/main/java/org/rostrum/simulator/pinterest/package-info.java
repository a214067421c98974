/** A stateful, seeded Pinterest to practise on and to test against. */
@NullMarked
package org.rostrum.simulator.pinterest;

import org.jspecify.annotations.NullMarked;
