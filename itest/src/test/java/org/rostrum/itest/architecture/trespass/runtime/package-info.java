@NullMarked
package org.rostrum.itest.architecture.trespass.runtime;

import org.jspecify.annotations.NullMarked;
