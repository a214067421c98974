/** The arrows of the house, checked on the bundles as they are packaged. */
@NullMarked
package org.rostrum.itest.architecture;

import org.jspecify.annotations.NullMarked;
