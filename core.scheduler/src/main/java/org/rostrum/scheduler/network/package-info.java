/**
 * The way out to networks: clients with deadlines and size caps, and the contexts of provider
 * calls.
 */
@NullMarked
package org.rostrum.scheduler.network;

import org.jspecify.annotations.NullMarked;
