/** A network on this machine that answers as a test says, and fails as it is told. */
@NullMarked
package org.rostrum.testkit.network;

import org.jspecify.annotations.NullMarked;
