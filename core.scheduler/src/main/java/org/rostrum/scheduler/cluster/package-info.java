/** What nodes on one database tell each other. */
@NullMarked
package org.rostrum.scheduler.cluster;

import org.jspecify.annotations.NullMarked;
