/** Which publication is taken when: claims, lanes, limits, wake-up. */
@NullMarked
package org.rostrum.scheduler.schedule;

import org.jspecify.annotations.NullMarked;
