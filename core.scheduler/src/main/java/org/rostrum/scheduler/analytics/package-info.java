/** Collects what accounts and posts did on their networks, keeps it, and sums it up. */
@NullMarked
package org.rostrum.scheduler.analytics;

import org.jspecify.annotations.NullMarked;
