/** Apps, consent, codes and tokens. */
@NullMarked
package org.rostrum.simulator.pinterest.oauth;

import org.jspecify.annotations.NullMarked;
