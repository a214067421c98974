/** The media library: content-addressed files, probing, thumbnails and renditions. */
@NullMarked
package org.rostrum.scheduler.media;

import org.jspecify.annotations.NullMarked;
