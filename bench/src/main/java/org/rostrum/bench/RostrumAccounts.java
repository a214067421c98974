package org.rostrum.bench;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.WORKSPACE;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.rostrum.access.Caller;
import org.rostrum.access.Role;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.jooq.tables.records.AccountRecord;
import org.rostrum.scheduler.vault.Vault;

/** A workspace with connected accounts, their tokens sealed in the vault as always. */
final class RostrumAccounts {
  private static final int BATCH = 500;

  private final Caller caller;
  private final List<UUID> ids;
  private final List<String> networks;

  private RostrumAccounts(Caller caller, List<UUID> ids, List<String> networks) {
    this.caller = caller;
    this.ids = ids;
    this.networks = networks;
  }

  /** The networks' ids. */
  static List<String> networks(int count) {
    return IntStream.range(0, count).mapToObj(number -> "net-" + number).toList();
  }

  /** Whose network an account is of. */
  String network(int account) {
    return networks.get(account % networks.size());
  }

  /** Connects so many accounts, of each network in turn. */
  static RostrumAccounts connect(Store store, Vault vault, int count, List<String> networks) {
    UUID workspace = UUID.randomUUID();
    Instant now = store.databaseTime();
    store.change(
        sql -> {
          int ignored =
              sql.insertInto(WORKSPACE)
                  .set(WORKSPACE.ID, workspace)
                  .set(WORKSPACE.NAME, "Benchmarks")
                  .set(WORKSPACE.ZONE, "UTC")
                  .set(WORKSPACE.CREATED_AT, now)
                  .execute();
        });
    List<UUID> ids = IntStream.range(0, count).mapToObj(number -> UUID.randomUUID()).toList();
    for (int from = 0; from < count; from += BATCH) {
      int first = from;
      int end = Math.min(count, from + BATCH);
      store.change(
          sql -> {
            List<AccountRecord> rows =
                IntStream.range(first, end)
                    .mapToObj(
                        number -> {
                          UUID id = ids.get(number);
                          UUID token =
                              vault.seal(
                                  sql, "account:" + id + ":access", Secret.of("token-" + number));
                          String network = networks.get(number % networks.size());
                          return row(workspace, id, number, network, token, now);
                        })
                    .toList();
            int[] ignored = sql.batchInsert(rows).execute();
          });
    }
    return new RostrumAccounts(
        new Caller(
            UUID.randomUUID(), "Ada", workspace, Role.OWNER.permissions(), Caller.Origin.SESSION),
        ids,
        networks);
  }

  private static AccountRecord row(
      UUID workspace, UUID id, int number, String network, UUID token, Instant now) {
    AccountRecord row = new AccountRecord();
    row.setId(id);
    row.setWorkspaceId(workspace);
    row.setProviderId(network);
    row.setEnvironment("");
    row.setEnvironmentLabel("");
    row.setRemoteId("remote-" + number);
    row.setDisplayName("Account " + number);
    row.setHandle("account-" + number);
    row.setMethod("TOKEN");
    row.setState("CONNECTED");
    row.setReason("");
    row.setScopes("");
    row.setMissingScopes("");
    row.setAccessSecret(token);
    row.setGrantVersion(1L);
    row.setConnectedAt(now);
    // what is not set keeps the default that the schema gives it
    for (var field : ACCOUNT.fields()) {
      if (row.get(field) == null) {
        row.touched(field, false);
      }
    }
    return row;
  }

  Caller caller() {
    return caller;
  }

  UUID id(int account) {
    return ids.get(account);
  }

  List<UUID> ids() {
    return ids;
  }
}
