/** What the platform hands to a provider, by hand: contexts, a bounded client, a clock. */
@NullMarked
package org.rostrum.testkit.host;

import org.jspecify.annotations.NullMarked;
