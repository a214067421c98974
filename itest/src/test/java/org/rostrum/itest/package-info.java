/** The packaged product, tested from the outside: as processes, in its container, in a browser. */
@NullMarked
package org.rostrum.itest;

import org.jspecify.annotations.NullMarked;
