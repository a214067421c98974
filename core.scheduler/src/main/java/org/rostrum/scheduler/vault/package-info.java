/** The only place that can open a secret. */
@NullMarked
package org.rostrum.scheduler.vault;

import org.jspecify.annotations.NullMarked;
