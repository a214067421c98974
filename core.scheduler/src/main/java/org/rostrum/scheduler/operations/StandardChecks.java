package org.rostrum.scheduler.operations;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.rostrum.accounts.AccountView;
import org.rostrum.scheduler.operations.Check.Answer;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.vault.EnvelopeVault;

/** What every installation is asked. */
public final class StandardChecks {
  /** Below this somebody should make room, in bytes. */
  static final long LITTLE_SPACE = 1L << 30;

  /** Below this the database may stop at any moment, in bytes. */
  static final long NO_SPACE = 64L << 20;

  /** How long before a refresh token dies somebody is told. */
  static final Duration RENEWAL_NOTICE = Duration.ofDays(14);

  private static final String NEEDS_RECONNECT = AccountView.State.NEEDS_RECONNECT.name();

  private StandardChecks() {}

  /**
   * The database answers.
   *
   * @param store the database
   * @return the check
   */
  public static Check database(Store store) {
    return new Check(
        "database",
        true,
        () -> {
          long start = System.nanoTime();
          int one = store.<Integer>read(sql -> sql.selectOne().fetchSingle().value1());
          long millis = (System.nanoTime() - start) / 1_000_000;
          return one == 1
              ? Answer.ok(
                  "%s answered in %d ms."
                      .formatted(store.dialect() == Dialect.H2 ? "H2" : "PostgreSQL", millis))
              : Answer.down("The database answers nonsense.");
        });
  }

  /**
   * The master key opens what the database holds.
   *
   * @param vault the vault
   * @return the check
   */
  public static Check vault(EnvelopeVault vault) {
    return new Check(
        "vault",
        true,
        () ->
            vault.probeOpens()
                ? Answer.ok("The master key opens the vault.")
                : Answer.down("The master key does not open the vault."));
  }

  /**
   * There is room on the disk.
   *
   * @param data a folder on it
   * @return the check
   */
  public static Check disk(Path data) {
    return new Check(
        "disk",
        false,
        () -> {
          try {
            return space(Files.getFileStore(data).getUsableSpace());
          } catch (IOException e) {
            return Answer.down("The data folder " + data + " cannot be read.");
          }
        });
  }

  private static Answer space(long bytes) {
    String left = "%d MiB are free on the disk of the data folder.".formatted(bytes >> 20);
    if (bytes < NO_SPACE) {
      return Answer.down(left + " Make room now.");
    }
    return bytes < LITTLE_SPACE ? Answer.warn(left + " Make room.") : Answer.ok(left);
  }

  /**
   * The engine looks at what is due.
   *
   * @param running whether it does
   * @return the check
   */
  public static Check engine(BooleanSupplier running) {
    return new Check(
        "engine",
        true,
        () ->
            running.getAsBoolean()
                ? Answer.ok("The engine looks at what is due.")
                : Answer.down("The engine has stopped. Start Rostrum again."));
  }

  /**
   * Every account can publish, and goes on doing so without a person for a while.
   *
   * @param store where accounts are
   * @param clock tells when the time comes
   * @return the check
   */
  public static Check accounts(Store store, InstantSource clock) {
    return new Check(
        "accounts",
        false,
        () -> {
          Instant soon = clock.instant().plus(RENEWAL_NOTICE);
          return store.read(
              sql ->
                  accounts(
                      sql.fetchCount(ACCOUNT),
                      sql.fetchCount(ACCOUNT, ACCOUNT.STATE.eq(NEEDS_RECONNECT)),
                      sql.fetchCount(
                          ACCOUNT,
                          ACCOUNT
                              .STATE
                              .ne(NEEDS_RECONNECT)
                              .and(ACCOUNT.REFRESH_EXPIRES_AT.lt(soon)))));
        });
  }

  private static Answer accounts(int all, int broken, int ending) {
    if (broken + ending == 0) {
      return Answer.ok("Connected: %d.".formatted(all));
    }
    return Answer.warn(
        "%d of %d need to be connected again now, %d within %d days. See Accounts on the console."
            .formatted(broken, all, ending, RENEWAL_NOTICE.toDays()));
  }

  /**
   * There are networks to publish to.
   *
   * @param names of the networks that can be called now
   * @param troubles a sentence on each that is suspended, had faults or does not run
   * @return the check
   */
  public static Check networks(Supplier<List<String>> names, Supplier<List<String>> troubles) {
    return new Check(
        "networks",
        false,
        () -> {
          List<String> there = names.get();
          List<String> wrong = troubles.get();
          if (there.isEmpty() && wrong.isEmpty()) {
            return Answer.warn("No network is installed.");
          }
          String usable =
              there.isEmpty()
                  ? "No network can be used."
                  : there.stream().collect(Collectors.joining(", ", "Installed: ", "."));
          return wrong.isEmpty()
              ? Answer.ok(usable)
              : Answer.warn(usable + " " + String.join(" ", wrong));
        });
  }
}
