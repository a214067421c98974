/** The people who have an account here. */
@NullMarked
package org.rostrum.simulator.pinterest.users;

import org.jspecify.annotations.NullMarked;
