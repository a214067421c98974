/** What travels: JSON in, JSON out. */
@NullMarked
package org.rostrum.web.admin.json;

import org.jspecify.annotations.NullMarked;
