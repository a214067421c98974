/** What the server itself answers, before any servlet or resource is asked. */
@NullMarked
package org.rostrum.web.admin.server;

import org.jspecify.annotations.NullMarked;
