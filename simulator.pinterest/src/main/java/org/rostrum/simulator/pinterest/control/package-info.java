/** The control interface for tests of whole processes. */
@NullMarked
package org.rostrum.simulator.pinterest.control;

import org.jspecify.annotations.NullMarked;
