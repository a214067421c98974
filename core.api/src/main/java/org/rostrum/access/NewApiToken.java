package org.rostrum.access;

import org.rostrum.provider.settings.Secret;

/**
 * A token that was just made; its text is shown this once.
 *
 * @param token the text
 * @param view what is kept
 */
public record NewApiToken(Secret token, ApiTokenView view) {}
