/** What the tests pack into the bundle of a provider that looks where it has no business. */
@NullMarked
package org.rostrum.itest.hosting.spy;

import org.jspecify.annotations.NullMarked;
