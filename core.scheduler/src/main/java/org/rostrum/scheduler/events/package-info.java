/** Tells of changes as they happen. */
@NullMarked
package org.rostrum.scheduler.events;

import org.jspecify.annotations.NullMarked;
