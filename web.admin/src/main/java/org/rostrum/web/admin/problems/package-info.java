/** Errors as RFC 9457 problems. */
@NullMarked
package org.rostrum.web.admin.problems;

import org.jspecify.annotations.NullMarked;
