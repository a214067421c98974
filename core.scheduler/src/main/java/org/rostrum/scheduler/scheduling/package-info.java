/** When things are published: slots and queues, recurrence, holds, and what was missed. */
@NullMarked
package org.rostrum.scheduler.scheduling;

import org.jspecify.annotations.NullMarked;
