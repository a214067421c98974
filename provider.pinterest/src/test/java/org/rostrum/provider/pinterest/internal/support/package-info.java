/** What tests of the provider share. */
@NullMarked
package org.rostrum.provider.pinterest.internal.support;

import org.jspecify.annotations.NullMarked;
