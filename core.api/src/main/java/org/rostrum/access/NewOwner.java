package org.rostrum.access;

import java.time.ZoneId;
import org.rostrum.provider.settings.Secret;

/**
 * The first person of an installation and their workspace.
 *
 * @param name of the person; 1 to {@link Access#MAX_NAME} characters
 * @param email to sign in with
 * @param password {@link Access#MIN_PASSWORD} to {@link Access#MAX_PASSWORD} characters
 * @param workspace its name; 1 to {@link Access#MAX_NAME} characters
 * @param zone its time zone
 */
public record NewOwner(String name, String email, Secret password, String workspace, ZoneId zone) {}
