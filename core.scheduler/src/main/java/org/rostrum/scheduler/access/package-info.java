/** People, their workspaces, sessions and tokens. */
@NullMarked
package org.rostrum.scheduler.access;

import org.jspecify.annotations.NullMarked;
