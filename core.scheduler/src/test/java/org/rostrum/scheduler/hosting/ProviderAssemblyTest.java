package org.rostrum.scheduler.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.AccountIdentity;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.ServiceContext;
import org.rostrum.provider.auth.AuthorizationMethod;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.publish.PublishAttempt;
import org.rostrum.provider.publish.PublishContext;
import org.rostrum.provider.publish.PublishRequest;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.publish.ReconcileResult;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.ChoicePage;
import org.rostrum.provider.settings.ChoiceQuery;
import org.rostrum.provider.settings.LiveChoices;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.provider.settings.SettingsMigration;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.hosting.ProviderAssembly.Hold;
import org.rostrum.scheduler.hosting.isolation.ProviderIsolation;
import org.rostrum.scheduler.network.AccountAccess;
import org.rostrum.scheduler.network.AccountCall;

class ProviderAssemblyTest {
  private static final SettingValues NOTHING = SettingValues.of(Map.of(), Map.of());
  private static final AccountContext ACCOUNT =
      new AccountCall(
          NOTHING,
          request -> {
            throw new UnsupportedOperationException();
          },
          Optional.empty(),
          AccountAccess.bearer(Secret.of("token")));
  private static final ChoiceQuery QUERY =
      new ChoiceQuery("boards", "", Optional.empty(), 1, NOTHING);

  private final LiveProviders live = new LiveProviders();
  private final ProviderAssembly assembly =
      new ProviderAssembly(live, new ProviderIsolation(InstantSource.system()));
  private final AtomicInteger changes = new AtomicInteger();

  ProviderAssemblyTest() {
    live.onChange(changes::incrementAndGet);
  }

  @Test
  void admitsAProviderAndLetsItGo() {
    FakeProvider provider = provider("pinnwand");

    assembly.add(origin("pinnwand", 1), provider);
    assertThat(offered()).isSameAs(provider.descriptor());

    assembly.remove(provider);
    assertThat(live.all()).isEmpty();
    assertThat(changes).hasValue(2);
  }

  @Test
  void joinsOptionalServicesInWhateverOrderTheyCome() {
    NoChoices early = new NoChoices();
    assembly.addPart(origin("pinnwand", 1), early);
    assertThat(live.all()).isEmpty();

    assembly.add(origin("pinnwand", 1), provider("pinnwand"));
    assertThat(live.find("pinnwand").orElseThrow().choices())
        .hasValueSatisfying(
            choices ->
                assertThatThrownBy(() -> choices.list(ACCOUNT, QUERY))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage("early"));

    assembly.removePart(early);
    assertThat(live.find("pinnwand").orElseThrow().choices()).isEmpty();
  }

  @Test
  void ignoresOptionalServicesOfAnotherBundle() {
    assembly.add(origin("pinnwand", 1), provider("pinnwand"));
    assembly.addPart(origin("pinnwand", 2), new NoChoices());

    assertThat(live.find("pinnwand").orElseThrow().choices()).isEmpty();
  }

  @Test
  void refusesADescriptorOfAnotherId() {
    assembly.add(origin("other", 1), provider("pinnwand"));

    assertThat(live.all()).isEmpty();
  }

  @Test
  void refusesAProviderWhoseDescriptorBreaks() {
    assembly.add(origin("broken", 1), new Broken());

    assertThat(live.all()).isEmpty();
  }

  @Test
  void refusesAnEnvironmentSettingThatIsNoChoice() {
    ProviderDescriptor descriptor =
        ProviderDescriptor.of("pinnwand", "Pinnwand").environmentSetting("nowhere").build();

    assembly.add(origin("pinnwand", 1), new FakeProvider(descriptor));

    assertThat(live.all()).isEmpty();
  }

  @Test
  void keepsTheFirstOfTwoAndForgetsTheSecond() {
    FakeProvider first = provider("pinnwand");
    FakeProvider second = provider("pinnwand");
    assembly.add(origin("pinnwand", 1), first);
    assembly.add(origin("pinnwand", 2), second);
    assertThat(offered()).isSameAs(first.descriptor());

    assembly.remove(first);
    assertThat(live.all()).as("what was refused waits for no chance").isEmpty();
    FakeProvider next = provider("pinnwand");
    assembly.add(origin("pinnwand", 1), next);
    assertThat(offered()).isSameAs(next.descriptor());
  }

  @Test
  void aBundleSpeaksForTheNetworkThatItWasLetInForAndForNoOther() throws Exception {
    ServiceOrigin foreign = admitted("pinnwand", 7, "other");
    // it comes first, so that it would be the one if anybody took it
    assembly.add(foreign, provider("pinnwand"));
    assembly.addPart(foreign, migrationTo("foreign"));
    assembly.addPart(foreign, new NoChoices());
    assertThat(live.find("pinnwand")).as("nobody was let in for it yet").isEmpty();

    FakeProvider own = provider("pinnwand");
    assembly.add(admitted("pinnwand", 1, "pinnwand"), own);
    assembly.addPart(admitted("pinnwand", 1, "pinnwand"), migrationTo("own"));
    FakeProvider other = new FakeProvider(ProviderDescriptor.of("other", "Other").build());
    assembly.add(admitted("other", 7, "other"), other);

    assertThat(offered()).isSameAs(own.descriptor());
    assertThat(assembly.awaitVerdict(7, "other", Duration.ZERO))
        .as("what it tried beside it does not count")
        .contains(new ProviderVerdict.Offered(other.descriptor()));
    assertThat(assembly.migration("pinnwand").orElseThrow().migrate(Map.of(), Set.of()).values())
        .containsEntry("from", "own");
    assembly.remove(own);
    assertThat(live.find("pinnwand")).as("it does not take the place either").isEmpty();
    assertThat(assembly.migration("pinnwand")).isEmpty();
  }

  @Test
  void whatIsInstalledAndDoesNotRunIsNotCalledMissing() {
    List<String> told = new ArrayList<>();
    live.onChange(() -> told.add(live.absence("pinnwand")));
    assembly.installed("pinnwand", "Pinnwand", "is being started");
    assertThat(live.absence("pinnwand")).isEqualTo("Pinnwand is being started.");
    FakeProvider provider = provider("pinnwand");
    assembly.add(origin("pinnwand", 1), provider);
    assembly.installed("pinnwand", "Pinnwand", "has stopped");
    assertThat(live.find("pinnwand")).isPresent();

    assembly.remove(provider);
    assertThat(live.absence("pinnwand")).isEqualTo("Pinnwand has stopped.");
    assembly.hold("pinnwand", Hold.SUSPENDED, "is suspended");
    assertThat(live.absence("pinnwand")).isEqualTo("Pinnwand is suspended.");
    assembly.release("pinnwand", Hold.SUSPENDED);
    assertThat(live.absence("pinnwand")).isEqualTo("Pinnwand has stopped.");

    assembly.notInstalled("pinnwand");
    assertThat(live.absence("pinnwand")).isEqualTo("The network 'pinnwand' is not installed.");
    assertThat(told)
        .as("whoever shows it hears of every change")
        .contains("Pinnwand is being started.", "Pinnwand has stopped.")
        .endsWith("The network 'pinnwand' is not installed.");
  }

  private static SettingsMigration migrationTo(String value) {
    return (values, secrets) -> new SettingsMigration.Migrated(Map.of("from", value), Map.of());
  }

  private static ServiceOrigin admitted(String id, long bundle, String place) {
    return new ServiceOrigin(id, bundle, "org.example." + place, "1.0.0", Optional.of(place));
  }

  @Test
  void whatAVersionDoesAfterItHasGoneDoesNotCountAgainstTheNext() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch replaced = new CountDownLatch(1);
    FakeProvider before =
        provider("pinnwand")
            .authorizing(
                settings -> {
                  asked.countDown();
                  throw failing(replaced);
                });
    assembly.add(origin("pinnwand", 1), before);
    NetworkProvider old = live.find("pinnwand").orElseThrow().provider();
    CompletableFuture<List<AuthorizationMethod>> late =
        CompletableFuture.supplyAsync(() -> old.authorization(NOTHING));
    assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();

    assembly.remove(before);
    assembly.add(origin("pinnwand", 1), provider("pinnwand"));
    replaced.countDown();

    assertThat(late).failsWithin(Duration.ofSeconds(5));
    assertThat(assembly.isolation().faults("pinnwand")).isEmpty();
  }

  private static IllegalStateException failing(CountDownLatch after) {
    try {
      after.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new IllegalStateException("The bundle has gone.");
  }

  @Test
  void theLocationSaysForWhichNetworkABundleWasLetIn() {
    for (int lost : new int[] {0, 1, 12}) {
      assertThat(AdmittedPlace.providerId(AdmittedPlace.of("pin-wand", lost))).contains("pin-wand");
    }
    assertThat(AdmittedPlace.of("pinnwand", 0)).isEqualTo("rostrum-provider:pinnwand");
    assertThat(AdmittedPlace.providerId("file:/opt/pinnwand.jar")).isEmpty();
  }

  @Test
  void whatIsWithheldSaysWhyAndASuspensionSaysItLouder() {
    assertThat(live.absence("pinnwand")).isEqualTo("The network 'pinnwand' is not installed.");
    assembly.add(origin("pinnwand", 1), provider("pinnwand"));
    assembly.hold("pinnwand", Hold.DRAINING, "is being updated");
    assertThat(live.find("pinnwand")).isEmpty();
    assertThat(live.absence("pinnwand")).isEqualTo("Pinnwand is being updated.");

    int before = changes.get();
    assembly.hold("pinnwand", Hold.SUSPENDED, "is suspended: noise");
    assertThat(changes).as("open pages show the reason").hasValue(before + 1);
    assembly.release("pinnwand", Hold.DRAINING);
    assertThat(live.absence("pinnwand")).isEqualTo("Pinnwand is suspended: noise.");

    assertThat(changes).as("it is the same reason").hasValue(before + 1);
    assembly.release("pinnwand", Hold.SUSPENDED);
    assertThat(offered().name()).isEqualTo("Pinnwand");
  }

  @Test
  void whatGoesWhileItIsHeldIsToldToBeGoneForGood() {
    FakeProvider provider = provider("pinnwand");
    List<String> told = new ArrayList<>();
    new ProviderNews(live, new Told(told)).start();
    assembly.add(origin("pinnwand", 1), provider);
    assembly.hold("pinnwand", Hold.DRAINING, "is being removed");
    assembly.remove(provider);
    assembly.release("pinnwand", Hold.DRAINING);

    assertThat(live.absence("pinnwand")).isEqualTo("The network 'pinnwand' is not installed.");
    assertThat(told).startsWith("pinnwand arrived", "pinnwand gone").endsWith("pinnwand gone");
    assertThat(told).hasSizeGreaterThan(2);
  }

  private record Told(List<String> changes) implements Events {
    @Override
    public void publish(UUID workspace, String topic, String subject, String change) {
      throw new AssertionError("A network belongs to no workspace");
    }

    @Override
    public void publishToAll(String topic, String subject, String change) {
      changes.add(subject + " " + change);
    }
  }

  @Test
  void oneObjectMayBeSeveralServices() {
    NoChoices both = new NoChoices();
    assembly.add(origin("pinnwand", 1), provider("pinnwand"));
    assembly.addPart(origin("pinnwand", 1), both);
    int before = changes.get();
    assembly.addPart(origin("pinnwand", 1), both);

    assertThat(changes).as("nothing is new").hasValue(before);
    assertThat(live.find("pinnwand").orElseThrow().published()).isEmpty();
  }

  private ProviderDescriptor offered() {
    return live.find("pinnwand").orElseThrow().provider().descriptor();
  }

  private static FakeProvider provider(String id) {
    return new FakeProvider(ProviderDescriptor.of(id, "Pinnwand").build());
  }

  private static ServiceOrigin origin(String id, long bundle) {
    return new ServiceOrigin(id, bundle, "org.example.pinnwand", "1.0.0", Optional.empty());
  }

  private static final class NoChoices implements LiveChoices {
    @Override
    public ChoicePage list(AccountContext account, ChoiceQuery query) {
      throw new UnsupportedOperationException("early");
    }

    @Override
    public Choice create(
        AccountContext account, String lookup, String label, SettingValues options) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class Broken implements NetworkProvider {
    @Override
    public ProviderDescriptor descriptor() {
      throw new IllegalArgumentException("maxConcurrency of 'broken' must be 1 to 64");
    }

    @Override
    public List<AuthorizationMethod> authorization(SettingValues service) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<SettingProblem> test(ServiceContext context) {
      throw new UnsupportedOperationException();
    }

    @Override
    public AccountIdentity identify(AccountContext account) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<ContentProblem> validate(Content content, SettingValues options) {
      throw new UnsupportedOperationException();
    }

    @Override
    public PublishResult publish(PublishRequest request, PublishContext context) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ReconcileResult reconcile(PublishAttempt attempt, PublishContext context) {
      throw new UnsupportedOperationException();
    }
  }
}
