/** Live changes as server-sent events. */
@NullMarked
package org.rostrum.web.admin.events;

import org.jspecify.annotations.NullMarked;
