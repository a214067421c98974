/** Uploads of videos: registering, the bucket that takes the bytes, processing. */
@NullMarked
package org.rostrum.simulator.pinterest.media;

import org.jspecify.annotations.NullMarked;
