/** The console's files. */
@NullMarked
package org.rostrum.web.admin.console;

import org.jspecify.annotations.NullMarked;
