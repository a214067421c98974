/** Measures the publishing engine beside others, on the same database in the same run. */
@NullMarked
package org.rostrum.bench;

import org.jspecify.annotations.NullMarked;
