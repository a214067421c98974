/** Composing, checking, scheduling and following posts. */
@NullMarked
package org.rostrum.scheduler.posts;

import org.jspecify.annotations.NullMarked;
