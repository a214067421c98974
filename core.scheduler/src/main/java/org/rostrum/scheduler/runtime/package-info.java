/** Puts the rooms together, by hand, and offers their services to the faces. */
@NullMarked
package org.rostrum.scheduler.runtime;

import org.jspecify.annotations.NullMarked;
