@NullMarked
package org.rostrum.itest.architecture.trespass.face;

import org.jspecify.annotations.NullMarked;
