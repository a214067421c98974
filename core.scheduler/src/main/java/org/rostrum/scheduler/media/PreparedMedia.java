package org.rostrum.scheduler.media;

import org.rostrum.provider.content.Media;

/**
 * A piece of media in a form that a network takes.
 *
 * @param media what to hand to the provider; size, type and hash are those of this form
 * @param converted whether it differs from what was uploaded
 */
public record PreparedMedia(Media media, boolean converted) {}
