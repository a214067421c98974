/**
 * What is loaded into the tested process: the end of the process at a named step, and a clock that
 * can be set. The product has no hooks for either.
 */
@NullMarked
package org.rostrum.itest.chaos.agent;

import org.jspecify.annotations.NullMarked;
