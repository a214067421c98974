/** The resources below {@code /api/v1}. */
@NullMarked
package org.rostrum.web.admin.api;

import org.jspecify.annotations.NullMarked;
