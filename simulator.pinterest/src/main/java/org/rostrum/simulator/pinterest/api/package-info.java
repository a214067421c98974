/** The API's vocabulary: refusals, pages of items, fields of a body. */
@NullMarked
package org.rostrum.simulator.pinterest.api;

import org.jspecify.annotations.NullMarked;
