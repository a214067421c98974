/** Boards and sections to choose from. */
@NullMarked
package org.rostrum.provider.pinterest.internal.boards;

import org.jspecify.annotations.NullMarked;
