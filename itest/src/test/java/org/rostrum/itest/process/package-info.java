/** Whole-process tests: the distribution is started as its users start it. */
@NullMarked
package org.rostrum.itest.process;

import org.jspecify.annotations.NullMarked;
