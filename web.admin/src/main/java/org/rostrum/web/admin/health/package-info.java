/** Whether the process lives and can serve. */
@NullMarked
package org.rostrum.web.admin.health;

import org.jspecify.annotations.NullMarked;
