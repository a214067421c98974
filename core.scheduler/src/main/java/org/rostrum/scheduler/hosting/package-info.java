/** Providers that are installed now, and the operator's settings for them. */
@NullMarked
package org.rostrum.scheduler.hosting;

import org.jspecify.annotations.NullMarked;
