/** A real PDS, started by the tests on this machine; other modules use it through the test jar. */
@NullMarked
package org.rostrum.provider.bluesky.pds;

import org.jspecify.annotations.NullMarked;
