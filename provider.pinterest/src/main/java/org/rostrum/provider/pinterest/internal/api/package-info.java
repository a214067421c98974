/** Speaking to Pinterest's API v5: requests, answers, faults and limits. */
@NullMarked
package org.rostrum.provider.pinterest.internal.api;

import org.jspecify.annotations.NullMarked;
