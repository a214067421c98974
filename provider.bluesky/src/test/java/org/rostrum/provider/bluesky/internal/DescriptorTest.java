package org.rostrum.provider.bluesky.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.auth.AuthorizationMethod;
import org.rostrum.provider.bluesky.internal.support.OnPds;
import org.rostrum.provider.bluesky.internal.support.Wire;
import org.rostrum.provider.bluesky.pds.RealPds;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.testkit.host.TestContext;
import org.rostrum.testkit.network.Answer;

/** What Bluesky is as data, and whether the settings fit. */
final class DescriptorTest {
  private final BlueskyProvider provider = new BlueskyProvider();
  private final ProviderDescriptor descriptor = provider.descriptor();

  @Test
  void theDefaultsAreBlueskysOwn() {
    assertThat(descriptor.serviceSettings().validate(Map.of(), Set.of())).isEmpty();
    assertThat(descriptor.serviceSettings().withDefaults(Map.of()))
        .containsEntry("server", "https://bsky.social")
        .containsEntry("directory", "https://plc.directory");
    assertThat(descriptor.publicationOptions().validate(Map.of(), Set.of())).isEmpty();
  }

  @Test
  void languagesAreChecked() {
    assertThat(option("en, pt-BR,zh-Hans-CN")).isEmpty();
    assertThat(option("english please")).hasSize(1);
    assertThat(option("en,de,fr,it")).hasSize(1);
    assertThat(option("a")).hasSize(1);
  }

  private java.util.List<SettingProblem> option(String languages) {
    return descriptor.publicationOptions().validate(Map.of("languages", languages), Set.of());
  }

  @Test
  void consentComesFirstThenAnAppPassword() {
    assertThat(provider.authorization(SettingValues.empty()))
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .isInstanceOfSatisfying(
                        AuthorizationMethod.DiscoveredOAuth2.class,
                        consent ->
                            assertThat(consent.scopes())
                                .containsExactly("atproto", "transition:generic")),
            second ->
                assertThat(second)
                    .isInstanceOfSatisfying(
                        AuthorizationMethod.AppPassword.class,
                        form ->
                            assertThat(
                                    form.fields().validate(Map.of("name", "alice.test"), Set.of()))
                                .extracting(SettingProblem::field)
                                .containsExactly("password")));
  }

  @Test
  void limitsAreCountedInPosts() {
    assertThat(descriptor.rateLimits())
        .extracting(RateLimit::permits)
        .containsExactly(1_666, 11_666);
  }

  @Test
  void theServerIsAskedWhatItIs() throws Exception {
    RealPds pds = RealPds.shared();
    assertThat(provider.test(OnPds.anonymous(pds, new Wire()))).isEmpty();
    Wire page = new Wire().answer("com.atproto.server.describeServer", Answer.ok("<html>"));
    assertThat(provider.test(OnPds.anonymous(pds, page)))
        .extracting(SettingProblem::field)
        .containsExactly("server");
  }

  @Test
  void addressesAreCheckedBeforeAnybodyIsAsked() throws Exception {
    Wire wire = new Wire();
    assertThat(provider.test(service(wire, "http://pds.example.org")))
        .extracting(SettingProblem::field)
        .containsExactly("server");
    assertThat(wire.sent()).isEmpty();
  }

  @Test
  void aServerThatIsDownIsNoWrongSetting() {
    assertThatThrownBy(() -> provider.test(service(new Wire(), "http://127.0.0.1:1")))
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("127.0.0.1:1");
  }

  private static TestContext service(Wire wire, String server) {
    return new TestContext(SettingValues.of(Map.of("server", server), Map.of()), wire, "none");
  }
}
