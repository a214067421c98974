/** Requests and answers as values, and the loopback server that carries them. */
@NullMarked
package org.rostrum.simulator.pinterest.http;

import org.jspecify.annotations.NullMarked;
