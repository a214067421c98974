/** What the tests pack into the bundle of a network that the product has never heard of. */
@NullMarked
package org.rostrum.itest.hosting.chirp;

import org.jspecify.annotations.NullMarked;
