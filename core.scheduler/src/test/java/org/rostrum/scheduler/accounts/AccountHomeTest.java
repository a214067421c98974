package org.rostrum.scheduler.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.accounts.AccountsBench.ADA;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.rostrum.accounts.AccountView;
import org.rostrum.accounts.ConnectOption;
import org.rostrum.accounts.ConnectTarget;
import org.rostrum.problems.RequestRefused;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.ServiceContext;
import org.rostrum.provider.auth.AuthorizationMethod.AppPassword;
import org.rostrum.provider.auth.SessionSource;
import org.rostrum.provider.auth.TokenGrant;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.provider.settings.SettingsSchema;
import org.rostrum.scheduler.hosting.FakeProvider;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/** App passwords at a server that the person names. */
class AccountHomeTest {
  private static final String OLD = "https://pds.example";
  private static final String NEW = "https://elsewhere.example";

  private final AccountsBench bench;
  private final Passwords passwords = new Passwords();

  AccountHomeTest(Store store, TestClock clock) throws IOException {
    bench = new AccountsBench(store, clock);
    FakeProvider provider =
        new FakeProvider(
                ProviderDescriptor.of("chirp", "Chirp")
                    .accountHome(
                        SettingsSchema.of(
                            Setting.of("server", SettingType.URI, "Server").required().build()))
                    .build())
            .authorizing(
                service ->
                    List.of(
                        new AppPassword(
                            SettingsSchema.of(
                                Setting.of("server", SettingType.URI, "Server")
                                    .defaultValue(OLD)
                                    .build(),
                                Setting.of("password", SettingType.SECRET, "App password")
                                    .required()
                                    .build()),
                            "Made under Settings.")))
            .identifying(
                account -> {
                  passwords.identifiedAt = account.home().asMap();
                  return AccountsBench.person("did:plc:berta", "Berta");
                });
    bench.providers.put(
        new LiveProvider(
            provider.descriptor(),
            provider,
            Optional.empty(),
            Optional.of(passwords),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "org.example.chirp",
            "1.0.0"));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  /** Sessions of four minutes; says a home as it is told to. */
  private static final class Passwords implements SessionSource {
    Map<String, String> said = new HashMap<>(Map.of("server", OLD));
    Map<String, String> identifiedAt = Map.of();
    Map<String, String> renewedAt = Map.of();
    private int renewals;

    @Override
    public TokenGrant open(ServiceContext context, SettingValues fields) {
      assertThat(fields.require("server")).isEqualTo(OLD);
      return grant().at(said);
    }

    @Override
    public TokenGrant renew(ServiceContext context, SettingValues home, Secret refreshToken) {
      renewedAt = home.asMap();
      return grant().at(said);
    }

    private TokenGrant grant() {
      return new TokenGrant(
          Secret.of("access-" + renewals++),
          Optional.of(Duration.ofMinutes(4)),
          Optional.of(Secret.of("refresh-" + renewals)),
          Optional.empty(),
          Set.of());
    }
  }

  private UUID connect() {
    return connect(Optional.empty());
  }

  private UUID connect(Optional<UUID> reconnect) {
    return bench
        .accounts()
        .connect(
            ADA,
            new ConnectTarget("chirp", reconnect, Optional.empty()),
            ConnectOption.Method.FIELDS,
            Map.of("password", Secret.of("app-pass")))
        .account()
        .id();
  }

  private String home(UUID account) throws Exception {
    return bench.sessions().open(account).access().home().require("server");
  }

  @StoreTest
  void isKeptAndHandedBackWithEveryCall() throws Exception {
    UUID account = connect();
    assertThat(passwords.identifiedAt).containsEntry("server", OLD);
    assertThat(home(account)).isEqualTo(OLD);

    passwords.said = Map.of();
    bench.clock.advance(Duration.ofMinutes(2));
    assertThat(home(account)).isEqualTo(OLD);
    assertThat(passwords.renewedAt).containsEntry("server", OLD);
  }

  @StoreTest
  void isShownWithItsLabelAndWithoutItWhileTheProviderIsAway() {
    UUID account = connect();
    assertThat(bench.accounts().get(ADA, account).home())
        .containsExactly(new AccountView.Home("server", "Server", OLD));

    bench.providers.remove("chirp");
    assertThat(bench.accounts().get(ADA, account).home())
        .containsExactly(new AccountView.Home("server", "server", OLD));
  }

  @StoreTest
  void followsAnAccountThatMoves() throws Exception {
    UUID account = connect();
    passwords.said = Map.of("server", NEW);
    bench.clock.advance(Duration.ofMinutes(2));
    assertThat(home(account)).isEqualTo(NEW);

    bench.clock.advance(Duration.ofMinutes(2));
    assertThat(home(account)).isEqualTo(NEW);
    assertThat(passwords.renewedAt).containsEntry("server", NEW);
  }

  @StoreTest
  void movesOnlyWhenThatVeryAccountIsConnectedAgain() throws Exception {
    UUID account = connect();
    assertThat(connect()).isEqualTo(account);
    String token = bench.sessions().open(account).accessToken().expose();

    passwords.said = Map.of("server", NEW);
    assertThatThrownBy(this::connect)
        .isInstanceOfSatisfying(
            RequestRefused.class, e -> assertThat(e.code()).isEqualTo("account-elsewhere"))
        .hasMessageContaining(OLD)
        .hasMessageContaining(NEW);
    assertThat(home(account)).isEqualTo(OLD);
    assertThat(bench.sessions().open(account).accessToken().expose()).isEqualTo(token);

    assertThat(connect(Optional.of(account))).isEqualTo(account);
    assertThat(home(account)).isEqualTo(NEW);
  }

  @StoreTest
  void keepsTheNewTokensThoughTheNewHomeIsOfNoUse() throws Exception {
    UUID account = connect();
    passwords.said = Map.of("server", "no address");
    bench.clock.advance(Duration.ofMinutes(2));

    assertThat(home(account)).isEqualTo(OLD);
    assertThat(bench.sessions().open(account).accessToken().expose()).isNotEqualTo("access-0");
  }

  @StoreTest
  void connectsNothingThatIsAtHomeNowhere() {
    for (Map<String, String> bad :
        List.of(
            Map.<String, String>of(),
            Map.of("server", "no address"),
            Map.of("server", OLD, "more", "x"),
            Map.of("server", OLD + "/" + "x".repeat(ProviderDescriptor.MAX_HOME)))) {
      passwords.said = bad;
      assertThatThrownBy(this::connect)
          .isInstanceOfSatisfying(
              RequestRefused.class,
              e -> {
                assertThat(e.code()).isEqualTo("home-unusable");
                assertThat(e).hasMessageContaining("Chirp");
              });
    }
    assertThat(bench.accounts().list(ADA)).isEmpty();
  }
}
