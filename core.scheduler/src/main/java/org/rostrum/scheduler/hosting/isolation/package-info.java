/** Stands between the platform and the code of providers, and knows how each of them behaves. */
@NullMarked
package org.rostrum.scheduler.hosting.isolation;

import org.jspecify.annotations.NullMarked;
