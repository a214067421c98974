package org.rostrum.testkit;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.Media;
import org.rostrum.testkit.host.TestMedia;
import org.rostrum.testkit.network.FaultyNetwork;

/**
 * What every provider is held to. Extend it, say how the network is spoken to, and run it with
 * JUnit: the tests come with the interfaces that this class implements, a subject each. Nothing of
 * it can be left out; what a network cannot do is {@link #declined()}, and then asserted.
 *
 * <p>Tests of your own may stand beside: {@link #fixture()} has a network and contexts for them.
 */
public abstract class ProviderContract
    implements DescriptorContract,
        BundleContract,
        SettingsContract,
        SignInContract,
        SessionContract,
        ServerContract,
        ContentContract,
        PublishContract,
        RefusalContract,
        HostileContract,
        ResumeContract,
        ReconcileContract,
        ThreadContract,
        LimitsContract,
        ChoicesContract,
        FiguresContract,
        PublishedContract,
        ManyCallsContract {
  private final AtomicInteger tokens = new AtomicInteger();
  private @Nullable Fixture fixture;

  /** For the tests of a provider. */
  protected ProviderContract() {}

  /**
   * Makes the services of the provider, as the bundle would register them.
   *
   * @param network where the network is, for providers that are told so when they are made
   * @return new services with every call
   */
  protected abstract Services services(URI network);

  /**
   * Says what the network does when nothing goes wrong. Called before every test, with a network
   * that knows nothing; what it keeps must begin empty. A network that is not scripted but real
   * stands behind a {@code Forwarding}.
   *
   * @param network to be told
   */
  protected abstract void network(FaultyNetwork network);

  /**
   * The posts that are on the network.
   *
   * @return their ids, as {@code Published} names them; replies need not be among them
   */
  protected abstract Collection<String> posts();

  /**
   * The replies that are on the network, to whichever post.
   *
   * @return their texts, in the order in which they were made; only asked for if the content rules
   *     take replies
   */
  protected List<String> replies() {
    throw new AssertionError("Override replies(): the content rules take some");
  }

  /**
   * The service settings with which the provider reaches the network, secrets left out.
   *
   * @param network where it is
   * @return canonical texts by key
   */
  protected abstract Map<String, String> settings(URI network);

  /**
   * Something ordinary to publish, without calls that it does not need.
   *
   * @param words to be published somewhere in it; plain ASCII
   * @return the content
   */
  protected abstract Content content(String words);

  /**
   * Which calls the provider makes for what.
   *
   * @return the calls
   */
  protected abstract Calls calls();

  /**
   * How the network says no.
   *
   * @return the refusals
   */
  protected abstract Refusals refusals();

  /**
   * What the network cannot do.
   *
   * @return the behaviours whose refusal is asserted; none if not overridden
   */
  protected Set<Behaviour> declined() {
    return Set.of();
  }

  /**
   * The secrets among the service settings.
   *
   * @return their texts by key, at least eight characters each; none if not overridden
   */
  protected Map<String, String> secretSettings() {
    return Map.of();
  }

  /**
   * The options of a publication.
   *
   * @return canonical texts by key; none if not overridden
   */
  protected Map<String, String> options() {
    return Map.of();
  }

  /**
   * An access token that the network accepts.
   *
   * @return another one with every call, of at least eight characters
   */
  protected String token() {
    return "kit-access-token-" + tokens.incrementAndGet();
  }

  /**
   * The account that the tests publish with.
   *
   * @return the network's id of it; none if not overridden, for providers that need not know
   */
  protected Optional<String> account() {
    return Optional.empty();
  }

  /**
   * Where that account is at home, on networks of many servers.
   *
   * @param network where the network is
   * @return canonical texts by the keys of the descriptor's {@code accountHome()}; none if not
   *     overridden
   */
  protected Map<String, String> home(URI network) {
    return Map.of();
  }

  /**
   * What a person fills in to sign in with a password, secrets left out.
   *
   * @return canonical texts by key; none if not overridden
   */
  protected Map<String, String> credentials() {
    return Map.of();
  }

  /**
   * The secrets among what a person fills in to sign in.
   *
   * @return their texts by key, at least eight characters each; none if not overridden
   */
  protected Map<String, String> secretCredentials() {
    return Map.of();
  }

  /**
   * What a person fills in to be sent to a server that signs in.
   *
   * @param network where the network is
   * @return canonical texts by the keys of the way's fields, once for each way to say it; none if
   *     not overridden, for providers that declare no {@code DiscoveredOAuth2}
   */
  protected List<Map<String, String>> serverFields(URI network) {
    return List.of();
  }

  /**
   * Something that the network takes its time with.
   *
   * @return the content; only asked for if {@link Behaviour#WORKS_SLOWLY} is expected
   */
  protected Content slowContent() {
    throw new AssertionError("Override slowContent(), or decline WORKS_SLOWLY");
  }

  /**
   * The bytes of a piece of media.
   *
   * @param piece which
   * @return its bytes; a picture of the piece's size if not overridden
   */
  protected byte[] bytes(Media piece) {
    return TestMedia.png(piece.width(), piece.height());
  }

  /**
   * Lets time pass on the network.
   *
   * @param time how much
   */
  protected void pass(Duration time) {
    // A network without a clock has nothing to do.
  }

  @Override
  public final Fixture fixture() {
    if (fixture == null) {
      throw new IllegalStateException("There is a fixture while a test runs");
    }
    return fixture;
  }

  @Override
  public final ProviderContract author() {
    return this;
  }

  @BeforeEach
  final void openTheNetwork() {
    fixture = new Fixture(this);
    network(fixture().network());
  }

  @AfterEach
  final void closeTheNetwork() {
    try {
      fixture().assertDiscreet();
    } finally {
      fixture().close();
    }
  }
}
