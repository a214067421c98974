/** Networks come, change and go while the packaged product runs. */
@NullMarked
package org.rostrum.itest.hosting;

import org.jspecify.annotations.NullMarked;
