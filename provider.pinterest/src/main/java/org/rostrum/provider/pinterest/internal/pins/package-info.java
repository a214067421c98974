/** Creating pins, and finding out what became of one whose answer was lost. */
@NullMarked
package org.rostrum.provider.pinterest.internal.pins;

import org.jspecify.annotations.NullMarked;
