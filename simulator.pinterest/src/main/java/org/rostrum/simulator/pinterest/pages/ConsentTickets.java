package org.rostrum.simulator.pinterest.pages;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What ties the form of a consent page to the browser that was shown it, once and for ten minutes.
 * Truly random, unlike the rest of the simulator: no answer of the API depends on it.
 */
public final class ConsentTickets {

  /** The oldest are forgotten beyond this. */
  public static final int MAX_TICKETS = 1_000;

  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private final Map<String, Issued> issued = new LinkedHashMap<>();
  private final SecureRandom random;
  private final InstantSource time;

  public ConsentTickets(SecureRandom random, InstantSource time) {
    this.random = random;
    this.time = time;
  }

  /** What the app asked for. */
  record Asked(
      String browser,
      String appId,
      String redirectUri,
      Set<String> scopes,
      Optional<String> state) {}

  private record Issued(Asked asked, Instant expiresAt) {}

  /** A new browser's mark. */
  String browser() {
    return unguessable();
  }

  synchronized String issue(Asked asked) {
    while (issued.size() >= MAX_TICKETS) {
      issued.remove(issued.keySet().iterator().next());
    }
    String ticket = unguessable();
    issued.put(ticket, new Issued(asked, time.instant().plus(LIFETIME)));
    return ticket;
  }

  synchronized Optional<Asked> take(String ticket, String browser) {
    return Optional.ofNullable(issued.remove(ticket))
        .filter(known -> time.instant().isBefore(known.expiresAt()))
        .map(Issued::asked)
        .filter(asked -> asked.browser().equals(browser));
  }

  private String unguessable() {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
