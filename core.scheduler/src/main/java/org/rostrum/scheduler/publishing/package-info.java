/**
 * What happens to one publication: its states, its attempts, and what a provider's answers mean.
 */
@NullMarked
package org.rostrum.scheduler.publishing;

import org.jspecify.annotations.NullMarked;
