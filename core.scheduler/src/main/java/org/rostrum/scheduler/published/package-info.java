/** Published posts on their networks: changing, removing, and noticing that they are gone. */
@NullMarked
package org.rostrum.scheduler.published;

import org.jspecify.annotations.NullMarked;
