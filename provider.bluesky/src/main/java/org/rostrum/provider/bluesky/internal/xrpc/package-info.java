/** Speaking XRPC, the AT Protocol's HTTP: requests, answers, faults and limits. */
@NullMarked
package org.rostrum.provider.bluesky.internal.xrpc;

import org.jspecify.annotations.NullMarked;
