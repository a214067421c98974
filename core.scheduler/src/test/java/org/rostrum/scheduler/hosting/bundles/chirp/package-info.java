/** What the test packs into provider bundles; loaded by the bundle, not by the test. */
@NullMarked
package org.rostrum.scheduler.hosting.bundles.chirp;

import org.jspecify.annotations.NullMarked;
