/** Where networks send the browser back to. */
@NullMarked
package org.rostrum.web.admin.callback;

import org.jspecify.annotations.NullMarked;
