/** What the web face needs of the platform. */
@NullMarked
package org.rostrum.web.admin.platform;

import org.jspecify.annotations.NullMarked;
