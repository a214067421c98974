/** Looking inside the running platform and caring for it. */
@NullMarked
package org.rostrum.scheduler.operations;

import org.jspecify.annotations.NullMarked;
