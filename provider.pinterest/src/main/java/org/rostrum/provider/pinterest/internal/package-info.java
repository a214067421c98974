/** The Pinterest provider: what it registers, and who answers which question. */
@NullMarked
package org.rostrum.provider.pinterest.internal;

import org.jspecify.annotations.NullMarked;
