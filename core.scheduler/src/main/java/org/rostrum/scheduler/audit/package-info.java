/** The record of who did what. */
@NullMarked
package org.rostrum.scheduler.audit;

import org.jspecify.annotations.NullMarked;
