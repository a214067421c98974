/** The operation on the user's own account. */
@NullMarked
package org.rostrum.simulator.pinterest.account;

import org.jspecify.annotations.NullMarked;
