/** A network of many servers, as a bundle that the tests make and install. */
@NullMarked
package org.rostrum.itest.browser.bird;

import org.jspecify.annotations.NullMarked;
