package org.rostrum.provider.publish;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.settings.SettingValues;

/**
 * One publication to publish.
 *
 * @param publication the host's id of it: the same over all attempts, so that it can serve as an
 *     idempotency key where the network takes one
 * @param content what to publish; images are of a type the content rules name
 * @param options the publication's options, defaults filled in
 * @param scheduledFor when it was meant to appear
 * @param checkpoint what {@link PublishContext#checkpoint} or {@link PublishResult.InProgress}
 *     saved last for this publication; empty on a fresh start
 */
public record PublishRequest(
    UUID publication,
    Content content,
    SettingValues options,
    Instant scheduledFor,
    Optional<String> checkpoint) {}
