/** The database: two doors for everybody, read and write, whichever database stands behind them. */
@NullMarked
package org.rostrum.scheduler.store;

import org.jspecify.annotations.NullMarked;
