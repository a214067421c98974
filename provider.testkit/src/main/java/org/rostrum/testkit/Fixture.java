package org.rostrum.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.Cover;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.testkit.host.TestClient;
import org.rostrum.testkit.host.TestContext;
import org.rostrum.testkit.network.FaultyNetwork;

/**
 * The bench of one test: a network, a clock, and an ear for everything that the provider says, in
 * which no secret may be heard.
 */
public final class Fixture implements AutoCloseable {
  private final ProviderContract author;
  private final FaultyNetwork network = FaultyNetwork.start();
  private final List<TestClient> clients = new ArrayList<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final Set<String> secrets = new LinkedHashSet<>();
  private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  Fixture(ProviderContract author) {
    this.author = author;
  }

  /**
   * The network.
   *
   * @return the network of this test
   */
  public FaultyNetwork network() {
    return network;
  }

  /**
   * The services of a provider that has done nothing yet.
   *
   * @return new ones with every call
   */
  public Services services() {
    return author.services(network.uri());
  }

  /**
   * What the provider declares.
   *
   * @return the descriptor
   */
  public ProviderDescriptor descriptor() {
    return services().provider().descriptor();
  }

  /**
   * Whether a behaviour is expected.
   *
   * @param behaviour which
   * @return false if it was declined
   */
  public boolean expects(Behaviour behaviour) {
    return !author.declined().contains(behaviour);
  }

  /**
   * The service settings, defaults filled in.
   *
   * @return values that lead to the network of this test
   */
  public SettingValues service() {
    return SettingValues.of(
        descriptor().serviceSettings().withDefaults(author.settings(network.uri())),
        sealed(author.secretSettings()));
  }

  /**
   * The options of a publication, defaults filled in.
   *
   * @return the options
   */
  public SettingValues options() {
    return SettingValues.of(
        descriptor().publicationOptions().withDefaults(author.options()), Map.of());
  }

  Map<String, Secret> sealed(Map<String, String> texts) {
    Map<String, Secret> result = new HashMap<>();
    texts.forEach(
        (key, text) -> {
          secrets.add(text);
          result.put(key, Secret.of(text));
        });
    return result;
  }

  /** From now on nobody may say it. */
  void keep(Secret secret) {
    secrets.add(secret.expose());
  }

  /**
   * A context with a token of its own.
   *
   * @return a new context
   */
  public TestContext context() {
    TestClient client = new TestClient();
    clients.add(client);
    network.onStall(client::expire);
    String token = author.token();
    secrets.add(token);
    TestContext context =
        new TestContext(service(), client, token).at(now).home(author.home(network.uri()));
    author.account().ifPresent(context::account);
    return context;
  }

  /**
   * A context with the media of some content.
   *
   * @param content whose
   * @return a new context
   */
  public TestContext context(Content content) {
    TestContext context = context();
    for (Media piece : content.media()) {
      context.file(piece, author.bytes(piece));
      if (piece.cover().orElse(null) instanceof Cover.Picture(Media picture)) {
        context.file(picture, author.bytes(picture));
      }
    }
    return context;
  }

  /**
   * Begins a publication.
   *
   * @param content what to publish
   * @return the publication, of which nothing was sent yet
   */
  public Publication publication(Content content) {
    return new Publication(this, content);
  }

  /**
   * Publishes something ordinary, of which nothing may go wrong.
   *
   * @param words what to say
   * @return the network's id of the post
   * @throws InterruptedException if the provider was interrupted
   */
  public String published(String words) throws InterruptedException {
    PublishResult result = publication(author.content(words)).toEnd();
    assertThat(result).isInstanceOf(PublishResult.Published.class);
    return ((PublishResult.Published) result).remoteId();
  }

  /**
   * What the clock says.
   *
   * @return now
   */
  public Instant now() {
    return now;
  }

  /**
   * Lets time pass, here and on the network.
   *
   * @param time how much
   */
  public void pass(Duration time) {
    now = now.plus(time);
    author.pass(time);
  }

  /**
   * Takes down what the provider said.
   *
   * @param words a result, a problem, an exception
   * @param <T> what it is
   * @return the same
   */
  public <T> T said(T words) {
    heard.add(String.valueOf(words));
    return words;
  }

  /**
   * Expects that a call ends with a refusal for people, and with nothing else.
   *
   * @param call the call
   * @param what what is called, for the test's own message
   * @return the refusal
   */
  public NetworkException refusal(ThrowingCallable call, String what) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).as(what).isInstanceOf(NetworkException.class);
    StringWriter whole = new StringWriter();
    thrown.printStackTrace(new PrintWriter(whole, true));
    said(whole.toString());
    assertThat(thrown.getMessage()).as(what + ": what people read").isNotBlank();
    return (NetworkException) thrown;
  }

  /** Asserts that a result is true: it says neither more nor less than what happened. */
  void assertTrue(PublishResult result, Publication publication) {
    int created = network.requests(author.calls().creating()).size();
    switch (result) {
      case PublishResult.Published published ->
          assertThat(author.posts()).as("posts on the network").containsOnly(published.remoteId());
      case PublishResult.Unknown unknown ->
          assertThat(created).as("creating calls, for " + unknown).isPositive();
      default -> assertThat(author.posts()).as("posts on the network, for " + result).isEmpty();
    }
    assertThat(publication.contexts())
        .as("streams of media are closed")
        .allSatisfy(context -> assertThat(context.openStreams()).isZero());
  }

  /** Asserts that nothing of what was said holds a secret, and that the script was complete. */
  void assertDiscreet() {
    assertThat(secrets)
        .as("secrets are long enough to be told apart")
        .allMatch(s -> s.length() > 7);
    for (String secret : secrets) {
      assertThat(heard).as("what the provider said").noneMatch(words -> words.contains(secret));
    }
    if (expects(Behaviour.HIDES_THE_TOKEN)) {
      assertThat(network.requests())
          .allSatisfy(request -> assertThat(secrets).noneMatch(request.target()::contains));
    }
    assertThat(network.complaints()).as("the script of the network").isEmpty();
  }

  @Override
  public void close() {
    network.close();
    clients.forEach(TestClient::close);
  }
}
