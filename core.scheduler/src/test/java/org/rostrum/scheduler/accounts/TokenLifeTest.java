package org.rostrum.scheduler.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.scheduler.accounts.AccountsBench.ADA;
import static org.rostrum.scheduler.accounts.AccountsBench.person;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rostrum.accounts.AccountView;
import org.rostrum.operations.HealthCheck;
import org.rostrum.scheduler.operations.Check;
import org.rostrum.scheduler.operations.StandardChecks;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreExtension;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/**
 * A year in the life of an account whose tokens live as long as those of Pinterest: 30 days, and 60
 * days for a refresh token that every refresh replaces.
 */
@ExtendWith(StoreExtension.class)
final class TokenLifeTest {
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration AHEAD = Duration.ofMinutes(8);

  private final AccountsBench bench;
  private final Check health;

  TokenLifeTest(Store store, TestClock clock) throws IOException {
    bench = new AccountsBench(store, clock);
    health = StandardChecks.accounts(store, clock);
  }

  @AfterEach
  void closeBench() {
    bench.close();
  }

  @StoreTest
  void isRefreshedAheadMonthForMonthWithTheTokenThatCameLast() throws Exception {
    UUID account = connected();
    List<String> sent = new ArrayList<>();
    for (int month = 1; month <= 12; month++) {
      bench.clock.advance(MONTH.minus(AHEAD));
      monthly("access-" + month, "refresh-" + month);
      bench.services.refresher().look();
      sent.add("refresh-" + (month - 1));

      assertThat(bench.sessions().open(account).accessToken().expose())
          .isEqualTo("access-" + month);
      assertThat(refreshTokensSent()).isEqualTo(sent);
      assertThat(view(account).refreshExpiresAt())
          .contains(bench.clock.instant().plus(MONTH.multipliedBy(2)));
      assertThat(check().status()).isEqualTo(HealthCheck.Status.OK);
    }
  }

  @StoreTest
  void isToldTwoWeeksBeforeItsRefreshTokenDies() throws Exception {
    UUID account = connected();
    bench.network.answering(503, "");
    bench.clock.advance(MONTH.multipliedBy(2).minus(Duration.ofDays(14)).minusSeconds(1));
    assertThat(check().status()).isEqualTo(HealthCheck.Status.OK);

    bench.clock.advance(Duration.ofSeconds(2));
    assertThat(check().status()).isEqualTo(HealthCheck.Status.WARN);
    assertThat(check().detail())
        .contains("0 of 1 need to be connected again now, 1 within 14 days");

    bench.sessions().needsReconnect(account, "Over.", Set.of());
    assertThat(check().detail()).contains("1 of 1 need to be connected again now, 0 within");
  }

  private UUID connected() {
    monthly("access-0", "refresh-0");
    return bench.connect().account().id();
  }

  private void monthly(String access, String refresh) {
    bench.people.put(access, person("42", "Berta"));
    bench.network.answering(
        200,
        FakeNetwork.json(
            "{'access_token':'"
                + access
                + "','token_type':'bearer','expires_in':2592000,'refresh_token':'"
                + refresh
                + "','refresh_token_expires_in':5184000,'scope':'boards:read,pins:write'}"));
  }

  private AccountView view(UUID account) {
    return bench.accounts().get(ADA, account);
  }

  private Check.Answer check() {
    return health.ask().get();
  }

  private List<String> refreshTokensSent() {
    return bench.network.asked().stream()
        .filter(asked -> "refresh_token".equals(asked.form().get("grant_type")))
        .map(asked -> asked.form().getOrDefault("refresh_token", ""))
        .toList();
  }
}
