package org.rostrum.scheduler.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.access.Caller;
import org.rostrum.access.Role;
import org.rostrum.hosting.EnvironmentCheck;
import org.rostrum.hosting.SetupProgress;
import org.rostrum.hosting.SetupProgress.How;
import org.rostrum.posts.PublicationState;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.NetworkEnvironment;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.ReviewShot;
import org.rostrum.provider.SetupStep;
import org.rostrum.provider.SetupStep.DoneWhen;
import org.rostrum.provider.SetupStep.Fact;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingsSchema;
import org.rostrum.scheduler.network.ProviderCalls;
import org.rostrum.scheduler.posts.PostsBench;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/**
 * Each step of a guide is ticked when it is done, by what the host sees or by a person; and what
 * another environment changes is told beforehand.
 */
class StoredSetupGuidesTest {
  private final PostsBench bench;
  private final Caller owner;
  private final FakeProvider provider = new FakeProvider(network());
  private final InstalledProviders providers;
  private final StoredSetupGuides guides;

  StoredSetupGuidesTest(Store store, TestClock clock) {
    bench = new PostsBench(store, clock);
    owner = bench.caller;
    LiveProviders live = LiveProviders.of(LiveProvider.of(provider));
    PlainVault vault = new PlainVault();
    VaultedServiceSettings settings = new VaultedServiceSettings(store, vault, live);
    providers =
        new InstalledProviders(
            live,
            settings,
            store,
            vault,
            bench.written,
            new ProviderNews(live, bench.heard),
            new ProviderCalls(
                (deadline, reach) ->
                    request -> {
                      throw new UnsupportedOperationException();
                    }),
            URI.create("http://localhost:8080/oauth/callback"),
            clock);
    guides = new StoredSetupGuides(live, settings, store, bench.written);
  }

  private static ProviderDescriptor network() {
    return ProviderDescriptor.of(PostsBench.NETWORK, "Boards")
        .serviceSettings(
            SettingsSchema.of(
                Setting.of("environment", SettingType.CHOICE, "Environment")
                    .choices(List.of(Choice.of("sandbox", "Sandbox"), Choice.of("live", "Live")))
                    .defaultValue("sandbox")
                    .build(),
                Setting.of("appId", SettingType.TEXT, "App ID").required().build()))
        .environmentSetting("environment")
        .environments(
            List.of(
                new NetworkEnvironment("sandbox", false, List.of()),
                new NetworkEnvironment("live", true, List.of("Everybody sees it."))))
        .setupGuide(
            List.of(
                step("apply", Optional.empty()),
                step("fill-in", Optional.of(DoneWhen.of(Fact.SETTINGS_SAVED))),
                step("settings", Optional.of(DoneWhen.of(Fact.SETTINGS_TESTED))),
                step("redirect-uri", Optional.of(DoneWhen.of(Fact.TEXT_COPIED))),
                step("connect", Optional.of(DoneWhen.in(Fact.ACCOUNT_CONNECTED, "sandbox"))),
                step("publish", Optional.of(DoneWhen.in(Fact.PUBLISHED, "sandbox"))),
                step("live", Optional.of(DoneWhen.in(Fact.ACCOUNT_CONNECTED, "live"))),
                step("live-saved", Optional.of(DoneWhen.in(Fact.SETTINGS_SAVED, "live"))),
                step("live-tested", Optional.of(DoneWhen.in(Fact.SETTINGS_TESTED, "live")))))
        .reviewWalk(
            List.of(
                new ReviewShot(
                    "shot-connect",
                    "Connect",
                    "They want to see it.",
                    List.of("Connect."),
                    ReviewShot.Page.ACCOUNTS,
                    Optional.empty(),
                    "")))
        .build();
  }

  private static SetupStep step(String id, Optional<DoneWhen> doneWhen) {
    return new SetupStep(id, id, "", Optional.empty(), List.of(), doneWhen);
  }

  @StoreTest
  void settingsAreDoneOnceSavedAndTestedAndOpenAgainOnceChanged() {
    assertThat(done()).isEmpty();
    provider.checking(
        service ->
            service.service().require("appId").equals("1")
                ? List.of(new SettingProblem("appId", SettingProblem.Code.REFUSED, "Not known."))
                : List.of());

    providers.save(owner, PostsBench.NETWORK, Map.of("appId", "1"));
    assertThat(providers.test(owner, PostsBench.NETWORK)).hasSize(1);
    assertThat(done()).as("the test found something wrong").containsExactly("fill-in");

    providers.save(owner, PostsBench.NETWORK, Map.of("appId", "42"));
    assertThat(providers.test(owner, PostsBench.NETWORK)).isEmpty();
    assertThat(done()).containsExactly("fill-in", "settings");
    assertThat(how("settings")).isEqualTo(How.SEEN);

    providers.save(owner, PostsBench.NETWORK, Map.of("appId", "43"));
    assertThat(done()).as("what was tested is no longer what is saved").containsExactly("fill-in");
  }

  /** What the Sandbox knows says nothing of the app in the other environment. */
  @StoreTest
  void settingsCountInTheirEnvironmentOnly() {
    save("sandbox");
    assertThat(providers.test(owner, PostsBench.NETWORK)).isEmpty();
    assertThat(done()).containsExactly("fill-in", "settings");

    save("live");
    assertThat(done())
        .as("saved, and «settings» asks for what is chosen now")
        .containsExactly("fill-in", "live-saved");
    assertThat(providers.test(owner, PostsBench.NETWORK)).isEmpty();
    assertThat(done()).containsExactly("fill-in", "settings", "live-saved", "live-tested");

    save("sandbox");
    assertThat(done())
        .as("what was saved for one environment leaves the other as it was")
        .containsExactly("fill-in", "live-saved", "live-tested");
  }

  private void save(String environment) {
    assertThat(
            providers.save(
                owner, PostsBench.NETWORK, Map.of("environment", environment, "appId", "42")))
        .isNotNull();
  }

  @StoreTest
  void anAccountAndAPinCountInTheirEnvironmentOnly() {
    UUID live = account("live");
    assertThat(done()).containsExactly("live");
    published(live);
    assertThat(done()).as("the step asks for the Sandbox").containsExactly("live");

    UUID sandbox = account("sandbox");
    assertThat(done()).containsExactly("connect", "live");
    UUID publication = publication(sandbox);
    assertThat(done()).as("it is scheduled only").containsExactly("connect", "live");
    bench.force(publication, PublicationState.PUBLISHED);
    assertThat(done()).containsExactly("connect", "publish", "live");

    bench.disconnect(live);
    assertThat(done()).containsExactly("connect", "publish");
  }

  @StoreTest
  void accountsOfAnotherWorkspaceDoNotCount() {
    account("sandbox");
    Caller stranger =
        new Caller(
            UUID.randomUUID(),
            "Eve",
            UUID.randomUUID(),
            Role.OWNER.permissions(),
            Caller.Origin.SESSION);
    assertThat(guides.progress(stranger, PostsBench.NETWORK).steps())
        .noneMatch(SetupProgress.Item::done);
  }

  /** Among them what the console ticks when a text was copied. */
  @StoreTest
  void theRestIsTickedByAPersonAndSaysByWhom() {
    guides.tick(owner, PostsBench.NETWORK, "apply", true);
    guides.tick(owner, PostsBench.NETWORK, "redirect-uri", true);
    SetupProgress now = guides.tick(owner, PostsBench.NETWORK, "shot-connect", true);

    assertThat(done()).containsExactly("apply", "redirect-uri");
    assertThat(now.steps().getFirst())
        .isEqualTo(
            new SetupProgress.Item(
                "apply", true, How.TICKED, Optional.of(bench.store.databaseTime()), "Ada"));
    assertThat(now.shots()).singleElement().matches(SetupProgress.Item::done);

    guides.tick(owner, PostsBench.NETWORK, "apply", false);
    assertThat(done()).containsExactly("redirect-uri");
    assertThat(bench.audit)
        .containsExactly("setup.ticked", "setup.ticked", "setup.ticked", "setup.unticked");
  }

  @StoreTest
  void tickingIsForWhoManagesServicesAndForStepsThatThereAre() {
    assertRefused(
        Reason.FORBIDDEN,
        () -> guides.tick(bench.caller(Role.PUBLISHER), PostsBench.NETWORK, "apply", true));
    assertRefused(Reason.NOT_FOUND, () -> guides.tick(owner, PostsBench.NETWORK, "#tested", true));
    assertRefused(Reason.NOT_FOUND, () -> guides.progress(owner, "unknown"));
    assertThat(guides.progress(bench.caller(Role.VIEWER), PostsBench.NETWORK).steps()).hasSize(9);
  }

  @StoreTest
  void beforeAnotherEnvironmentIsUsedItIsToldWhatStaysAndWhoIsMissing() {
    UUID norra = account("sandbox", "Norra");
    bench.force(publication(norra), PublicationState.SCHEDULED);
    published(norra);
    UUID berta = account("sandbox", "Berta");
    assertThat(account("live", "Norra")).as("the same person there").isNotEqualTo(norra);

    EnvironmentCheck check = providers.check(owner, PostsBench.NETWORK, "live");

    assertThat(check.notes()).containsExactly("Everybody sees it.");
    assertThat(check.accounts()).isEqualTo(1);
    assertThat(check.elsewhere())
        .containsExactly(
            new EnvironmentCheck.Elsewhere(berta, "Berta", "", 0, false),
            new EnvironmentCheck.Elsewhere(norra, "Norra", "", 1, true));
    assertThat(check.moreElsewhere()).isZero();
  }

  private static void assertRefused(Reason reason, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            RequestRefused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private List<String> done() {
    return guides.progress(owner, PostsBench.NETWORK).steps().stream()
        .filter(SetupProgress.Item::done)
        .map(SetupProgress.Item::id)
        .toList();
  }

  private How how(String step) {
    return guides.progress(owner, PostsBench.NETWORK).steps().stream()
        .filter(item -> item.id().equals(step))
        .findFirst()
        .orElseThrow()
        .how();
  }

  private UUID account(String environment) {
    return account(environment, "in " + environment);
  }

  private UUID account(String environment, String name) {
    UUID account = bench.account(name);
    bench.store.change(
        sql -> {
          int ignored =
              sql.update(ACCOUNT)
                  .set(ACCOUNT.ENVIRONMENT, environment)
                  .where(ACCOUNT.ID.eq(account))
                  .execute();
        });
    return account;
  }

  private UUID publication(UUID account) {
    return bench.create(bench.good("A pin", account)).publications().getFirst().id();
  }

  private void published(UUID account) {
    bench.force(publication(account), PublicationState.PUBLISHED);
  }
}
