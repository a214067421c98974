package org.rostrum.posts;

import java.time.Instant;

/**
 * A post that is to be made and scheduled at once.
 *
 * @param draft what was composed; for one account at least
 * @param at when; a time in the past is refused, except within the last minute
 */
public record ScheduledDraft(PostDraft draft, Instant at) {}
