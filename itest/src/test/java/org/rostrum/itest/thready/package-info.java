/** A provider bundle of a network of threads, as an author would write it; a test installs it. */
@NullMarked
package org.rostrum.itest.thready;

import org.jspecify.annotations.NullMarked;
