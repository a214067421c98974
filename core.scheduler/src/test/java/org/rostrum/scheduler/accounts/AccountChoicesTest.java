package org.rostrum.scheduler.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.accounts.AccountsBench.ADA;
import static org.rostrum.scheduler.accounts.AccountsBench.person;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.ChoicePage;
import org.rostrum.provider.settings.ChoiceQuery;
import org.rostrum.provider.settings.LiveChoices;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

class AccountChoicesTest {
  private final AccountsBench bench;
  private final Boards boards = new Boards();

  AccountChoicesTest(Store store, TestClock clock) throws IOException {
    bench = new AccountsBench(store, clock);
    bench.install(Optional.of(boards), Optional.empty());
  }

  @AfterEach
  void closeBench() {
    bench.close();
  }

  @StoreTest
  void looksUpWithTheAccountsTokenAndWhatNarrowsTheChoices() {
    UUID account = bench.connectedAccount();

    ChoicePage page = list(account, "section", Map.of("board", "7"));

    assertThat(page.choices()).extracting(Choice::value).containsExactly("sections-7");
    assertThat(boards.tokens).containsExactly("access-0");
  }

  @StoreTest
  void asksNobodyWhileWhatNarrowsTheChoicesIsMissing() {
    UUID account = bench.connectedAccount();

    assertThat(list(account, "section", Map.of()).choices()).isEmpty();
    assertThat(boards.tokens).isEmpty();
  }

  @StoreTest
  void refreshesOnceAndAsksAgainWhenTheTokenIsRejected() {
    UUID account = bench.connectedAccount();
    boards.rejected = "access-0";
    bench.grants("access-1", "refresh-1", person("42", "Berta"));

    assertThat(list(account, "board", Map.of()).choices()).hasSize(1);
    assertThat(boards.tokens).containsExactly("access-0", "access-1");
  }

  @StoreTest
  void endsWhereTheNetworkRepeatsACursor() {
    UUID account = bench.connectedAccount();
    boards.cursor = Optional.of("again");

    assertThat(list(account, "board", Map.of()).nextCursor()).contains("again");
    ChoicePage second =
        bench.accounts().choices(ADA, account, "board", "", Optional.of("again"), 10, Map.of());
    assertThat(second.nextCursor()).isEmpty();
  }

  @StoreTest
  void createsAChoiceWhereThatIsDeclared() {
    UUID account = bench.connectedAccount();

    assertThat(bench.accounts().createChoice(ADA, account, "board", " Garden ", Map.of()).label())
        .isEqualTo("Garden");
    refused(
        Reason.CONFLICT,
        () ->
            bench.accounts().createChoice(ADA, account, "section", "Roses", Map.of("board", "7")));
    refused(
        Reason.INVALID, () -> bench.accounts().createChoice(ADA, account, "board", " ", Map.of()));
  }

  @StoreTest
  void boundsWhatIsAskedAndHowOften() {
    UUID account = bench.connectedAccount();
    refused(Reason.NOT_FOUND, () -> list(account, "colour", Map.of()));
    refused(
        Reason.INVALID,
        () ->
            bench
                .accounts()
                .choices(ADA, account, "board", "x".repeat(201), Optional.empty(), 10, Map.of()));
    refused(
        Reason.INVALID,
        () -> bench.accounts().choices(ADA, account, "board", "", Optional.empty(), 251, Map.of()));

    for (int call = 0; call < Throttle.AT_ONCE; call++) {
      list(account, "board", Map.of());
    }
    refused(Reason.TOO_MANY, () -> list(account, "board", Map.of()));
    bench.clock.advance(Throttle.INTERVAL);
    assertThat(list(account, "board", Map.of()).choices()).hasSize(1);
  }

  private ChoicePage list(UUID account, String setting, Map<String, String> options) {
    return bench.accounts().choices(ADA, account, setting, "", Optional.empty(), 10, options);
  }

  private static void refused(Reason reason, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            RequestRefused.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static final class Boards implements LiveChoices {
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private volatile String rejected = "";
    private volatile Optional<String> cursor = Optional.empty();

    @Override
    public ChoicePage list(AccountContext account, ChoiceQuery query) throws NetworkException {
      String token = account.accessToken().expose();
      tokens.add(token);
      if (token.equals(rejected)) {
        throw new NetworkException(NetworkException.Kind.TOKEN_REJECTED, "The token is old.");
      }
      String board = query.options().text("board").map(id -> "-" + id).orElse("");
      return new ChoicePage(List.of(Choice.of(query.lookup() + board, "Board")), cursor);
    }

    @Override
    public Choice create(
        AccountContext account, String lookup, String label, SettingValues options) {
      return Choice.of("new", label);
    }
  }
}
