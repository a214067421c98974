package org.rostrum.access;

import java.time.Instant;
import org.rostrum.provider.settings.Secret;

/**
 * A fresh browser session.
 *
 * @param token goes into the cookie and is stored nowhere else; only its hash is kept
 * @param expiresAt when it ends
 * @param caller who it stands for
 */
public record Session(Secret token, Instant expiresAt, Caller caller) {}
