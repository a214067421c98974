/** When things are published: posting schedules, queues, recurrence, holds and lateness. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@NullMarked
package org.rostrum.scheduling;

import org.jspecify.annotations.NullMarked;
