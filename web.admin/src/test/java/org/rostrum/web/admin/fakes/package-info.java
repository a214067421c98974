/** The platform's services as the tests need them. */
@NullMarked
package org.rostrum.web.admin.fakes;

import org.jspecify.annotations.NullMarked;
