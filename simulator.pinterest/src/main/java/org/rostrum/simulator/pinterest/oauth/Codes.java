package org.rostrum.simulator.pinterest.oauth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rostrum.simulator.pinterest.state.Names;

/** Authorization codes: good once, for ten minutes, for one app and one redirect URI. */
public final class Codes {

  public static final Duration LIFETIME = Duration.ofMinutes(10);

  /** The oldest codes are forgotten beyond this. */
  public static final int MAX_CODES = 1_000;

  private final Map<String, Consent> byCode = new LinkedHashMap<>();
  private final Names names;
  private final InstantSource time;
  private long issued;

  public Codes(Names names, InstantSource time) {
    this.names = names;
    this.time = time;
  }

  /** What a person agreed to. */
  public record Consent(
      String appId, String redirectUri, String username, Set<String> scopes, Instant expiresAt) {}

  public synchronized String issue(
      String appId, String redirectUri, String username, Set<String> scopes) {
    while (byCode.size() >= MAX_CODES) {
      byCode.remove(byCode.keySet().iterator().next());
    }
    String code = names.opaque("code", ++issued);
    byCode.put(
        code, new Consent(appId, redirectUri, username, scopes, time.instant().plus(LIFETIME)));
    return code;
  }

  /** Takes the code out, whether or not it fits: a code presented wrongly is spent. */
  public synchronized Optional<Consent> redeem(String code, String appId, String redirectUri) {
    return Optional.ofNullable(byCode.remove(code))
        .filter(consent -> consent.appId().equals(appId))
        .filter(consent -> consent.redirectUri().equals(redirectUri))
        .filter(consent -> time.instant().isBefore(consent.expiresAt()));
  }
}
