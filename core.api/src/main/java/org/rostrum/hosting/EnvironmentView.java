package org.rostrum.hosting;

/**
 * An environment of a network, as it stands on this installation.
 *
 * @param value its value in the environment setting
 * @param label its name for people
 * @param live whether what is published there is seen by the public
 * @param ready whether settings were saved for it and are complete, so that accounts can be
 *     connected in it
 * @param chosen whether the service settings choose it for accounts that are connected next
 */
public record EnvironmentView(
    String value, String label, boolean live, boolean ready, boolean chosen) {}
