package org.rostrum.provider.bluesky.internal.support;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.publish.MediaStream;
import org.rostrum.provider.publish.PublishContext;
import org.rostrum.provider.publish.RateLimitObservation;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;

/** A host by hand: its clock stands until a test moves it. */
public final class TestContext implements PublishContext {
  private final SettingValues service;
  private final Wire wire;
  private final Optional<String> remoteId;
  private final SettingValues home;
  private final Secret token;
  private final List<String> checkpoints = new ArrayList<>();
  private final List<RateLimitObservation> observations = new ArrayList<>();
  private final Map<String, byte[]> files = new HashMap<>();
  private final Set<String> spokenFor = new HashSet<>();
  private Instant now = Instant.parse("2026-11-23T12:00:00Z");
  private Duration remaining = Duration.ofMinutes(2);
  private boolean taken;

  public TestContext(
      SettingValues service,
      Wire wire,
      Optional<String> remoteId,
      Map<String, String> home,
      Secret token) {
    this.service = service;
    this.wire = wire;
    this.remoteId = remoteId;
    this.home = SettingValues.of(home, Map.of());
    this.token = token;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  public TestContext left(Duration time) {
    remaining = time;
    return this;
  }

  /** What the library has of one piece. */
  public TestContext file(Media piece, byte[] bytes) {
    files.put(piece.id(), bytes);
    return this;
  }

  /** From now on another attempt has the publication. */
  public void takeAway() {
    taken = true;
  }

  /** Another publication is recorded as being this post. */
  public void speakFor(String post) {
    spokenFor.add(post);
  }

  public Wire wire() {
    return wire;
  }

  public Optional<String> lastCheckpoint() {
    return checkpoints.isEmpty() ? Optional.empty() : Optional.of(checkpoints.getLast());
  }

  public List<RateLimitObservation> observations() {
    return List.copyOf(observations);
  }

  @Override
  public MediaStream open(Media piece) throws IOException {
    byte[] bytes = files.get(piece.id());
    if (bytes == null) {
      throw new IOException("The library no longer has " + piece.id());
    }
    return () -> new ByteArrayInputStream(bytes);
  }

  @Override
  public void checkpoint(String data) {
    if (data.length() > MAX_CHECKPOINT) {
      throw new IllegalArgumentException("The checkpoint has " + data.length() + " characters");
    }
    if (taken) {
      throw new IllegalStateException("Taken away");
    }
    checkpoints.add(data);
  }

  @Override
  public boolean belongsToAnother(String remote) {
    return spokenFor.contains(remote);
  }

  @Override
  public Duration remaining() {
    return remaining;
  }

  @Override
  public void report(RateLimitObservation observed) {
    observations.add(observed);
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Optional<String> remoteId() {
    return remoteId;
  }

  @Override
  public SettingValues home() {
    return home;
  }

  @Override
  public Secret accessToken() {
    return token;
  }

  @Override
  public SettingValues service() {
    return service;
  }

  @Override
  public NetworkClient http() {
    return wire;
  }
}
