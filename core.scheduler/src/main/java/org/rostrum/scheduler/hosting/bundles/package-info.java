/** Bundles of networks: staged, verified, installed, updated, rolled back and removed. */
@NullMarked
package org.rostrum.scheduler.hosting.bundles;

import org.jspecify.annotations.NullMarked;
