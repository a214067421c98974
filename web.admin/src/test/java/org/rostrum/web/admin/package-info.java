/** Tests of the web face over a real HTTP server, with fakes of the platform's services. */
@NullMarked
package org.rostrum.web.admin;

import org.jspecify.annotations.NullMarked;
