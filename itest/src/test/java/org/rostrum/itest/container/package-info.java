/** Tests inside the container, with the bundles of the distribution. */
@NullMarked
package org.rostrum.itest.container;

import org.jspecify.annotations.NullMarked;
