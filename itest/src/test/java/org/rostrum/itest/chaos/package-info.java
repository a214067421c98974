/**
 * The promise under every fault: the packaged product is driven against the simulator, hurt in
 * every way we know, and judged from the outside.
 */
@NullMarked
package org.rostrum.itest.chaos;

import org.jspecify.annotations.NullMarked;
