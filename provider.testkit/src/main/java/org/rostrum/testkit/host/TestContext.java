package org.rostrum.testkit.host;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.publish.MediaStream;
import org.rostrum.provider.publish.PublishContext;
import org.rostrum.provider.publish.RateLimitObservation;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;

/**
 * What the platform hands over for a call, by hand: its clock stands until a test moves it, its
 * checkpoints are kept in order, and its media are what a test laid there. Set up by one thread,
 * then used by the provider's.
 */
public final class TestContext implements PublishContext {
  private final SettingValues service;
  private final NetworkClient http;
  private final Secret token;
  private final List<String> checkpoints = new CopyOnWriteArrayList<>();
  private final List<RateLimitObservation> observations = new CopyOnWriteArrayList<>();
  private final Map<String, MediaStream> files = new HashMap<>();
  private final Set<String> spokenFor = new HashSet<>();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private Instant now = Instant.parse("2026-11-23T12:00:00Z");
  private Duration remaining = Duration.ofMinutes(2);
  private Optional<MediaStream> media = Optional.empty();
  private Optional<String> account = Optional.empty();
  private SettingValues home = SettingValues.empty();
  private boolean taken;

  /**
   * A context at noon of a Monday, with two minutes left and no media.
   *
   * @param service the service settings
   * @param http the client
   * @param token the access token
   */
  public TestContext(SettingValues service, NetworkClient http, String token) {
    this.service = service;
    this.http = http;
    this.token = Secret.of(token);
  }

  /**
   * Sets the clock.
   *
   * @param time what it says
   * @return this
   */
  public TestContext at(Instant time) {
    now = time;
    return this;
  }

  /**
   * Moves the clock.
   *
   * @param time how far
   */
  public void pass(Duration time) {
    now = now.plus(time);
  }

  /**
   * Sets how much time is left.
   *
   * @param time zero for none
   * @return this
   */
  public TestContext left(Duration time) {
    remaining = time;
    return this;
  }

  /**
   * Says whose call it is.
   *
   * @param remoteId the network's id of the account
   * @return this
   */
  public TestContext account(String remoteId) {
    account = Optional.of(remoteId);
    return this;
  }

  /**
   * Says where the account is at home.
   *
   * @param values by the keys of the descriptor's {@code accountHome()}
   * @return this
   */
  public TestContext home(Map<String, String> values) {
    home = SettingValues.of(values, Map.of());
    return this;
  }

  /**
   * Lays down the bytes of every piece that has none of its own.
   *
   * @param stream opens them
   * @return this
   */
  public TestContext media(MediaStream stream) {
    media = Optional.of(stream);
    return this;
  }

  /**
   * Lays down the bytes of one piece.
   *
   * @param piece which
   * @param stream opens them
   * @return this
   */
  public TestContext file(Media piece, MediaStream stream) {
    files.put(piece.id(), stream);
    return this;
  }

  /**
   * Lays down the bytes of one piece.
   *
   * @param piece which
   * @param bytes them
   * @return this
   */
  public TestContext file(Media piece, byte[] bytes) {
    return file(piece, () -> new ByteArrayInputStream(bytes));
  }

  /** From now on another attempt has the publication. */
  public void takeAway() {
    taken = true;
  }

  /**
   * Another publication is recorded as being this post.
   *
   * @param remoteId the network's id of it
   */
  public void speakFor(String remoteId) {
    spokenFor.add(remoteId);
  }

  /**
   * Every checkpoint that was saved.
   *
   * @return the first one first
   */
  public List<String> checkpoints() {
    return List.copyOf(checkpoints);
  }

  /**
   * What the next call would be handed back.
   *
   * @return the latest checkpoint
   */
  public Optional<String> lastCheckpoint() {
    return checkpoints.isEmpty() ? Optional.empty() : Optional.of(checkpoints.getLast());
  }

  /**
   * What the provider reported of limits.
   *
   * @return the first report first
   */
  public List<RateLimitObservation> observations() {
    return List.copyOf(observations);
  }

  /**
   * How many streams of media are open.
   *
   * @return zero if all were closed
   */
  public int openStreams() {
    return opened.get() - closed.get();
  }

  @Override
  public MediaStream open(Media piece) throws IOException {
    MediaStream stream = Optional.ofNullable(files.get(piece.id())).or(() -> media).orElse(null);
    if (stream == null) {
      throw new IOException("The library has no media '" + piece.id() + "'");
    }
    return () -> watched(stream.open());
  }

  private InputStream watched(InputStream stream) {
    opened.incrementAndGet();
    return new FilterInputStream(stream) {
      private boolean done;

      @Override
      public void close() throws IOException {
        if (!done) {
          done = true;
          closed.incrementAndGet();
        }
        super.close();
      }
    };
  }

  @Override
  public void checkpoint(String data) {
    if (data.length() > MAX_CHECKPOINT) {
      throw new IllegalArgumentException("The checkpoint has " + data.length() + " characters");
    }
    if (taken) {
      throw new IllegalStateException("Another attempt has taken over");
    }
    checkpoints.add(data);
  }

  @Override
  public boolean belongsToAnother(String remoteId) {
    return spokenFor.contains(remoteId);
  }

  @Override
  public Duration remaining() {
    return http instanceof TestClient client && client.isExpired() ? Duration.ZERO : remaining;
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
    return account;
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
    return http;
  }
}
