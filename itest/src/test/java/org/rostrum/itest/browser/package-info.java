/** The console, used by a browser as people use it. */
@NullMarked
package org.rostrum.itest.browser;

import org.jspecify.annotations.NullMarked;
