package org.rostrum.scheduler.runtime;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.rostrum.scheduler.hosting.LiveProviders;

/**
 * What the runtime gets from outside.
 *
 * @param installation where things are
 * @param environment the variables of the process
 * @param live the providers that can be called now
 * @param hosting where bundles of providers are installed; absent outside a framework
 * @param clock the time
 * @param random chance, for keys and tokens
 * @param output where the setup token is printed
 */
record Surroundings(
    Installation installation,
    Map<String, String> environment,
    LiveProviders live,
    Optional<ProviderHosting> hosting,
    InstantSource clock,
    SecureRandom random,
    PrintStream output) {}
