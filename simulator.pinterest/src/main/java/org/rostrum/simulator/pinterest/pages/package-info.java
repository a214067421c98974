/** What a person sees in a browser. */
@NullMarked
package org.rostrum.simulator.pinterest.pages;

import org.jspecify.annotations.NullMarked;
