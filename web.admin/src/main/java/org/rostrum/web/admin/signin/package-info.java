/** Who calls, and whether the call comes from our own pages. */
@NullMarked
package org.rostrum.web.admin.signin;

import org.jspecify.annotations.NullMarked;
