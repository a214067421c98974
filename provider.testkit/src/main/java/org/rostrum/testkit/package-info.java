/**
 * What every provider is held to. Extend {@link org.rostrum.testkit.ProviderContract}; the guide is
 * {@code docs/provider-guide.md}.
 */
@NullMarked
package org.rostrum.testkit;

import org.jspecify.annotations.NullMarked;
