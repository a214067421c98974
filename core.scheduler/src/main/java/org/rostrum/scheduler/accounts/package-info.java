/** Connected accounts: connecting, refreshing, looking up choices. */
@NullMarked
package org.rostrum.scheduler.accounts;

import org.jspecify.annotations.NullMarked;
