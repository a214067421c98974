package org.rostrum.scheduler.access;

import static org.rostrum.scheduler.store.jooq.Tables.SETUP_TOKEN;

import java.util.List;
import org.jooq.DSLContext;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.Store;

/**
 * The setup tokens that the nodes of one database printed, as hashes: whichever node a browser
 * reaches knows them all. Where there is one process nothing is kept, and its token ends with it.
 */
final class PrintedTokens {
  /** Of so many starts the tokens count, the newest ones. */
  static final int MAX_KEPT = 8;

  private final Store store;

  PrintedTokens(Store store) {
    this.store = store;
  }

  private boolean alone() {
    return store.dialect() == Dialect.H2;
  }

  void add(SetupToken token) {
    if (alone()) {
      return;
    }
    store.change(
        sql -> {
          sql.insertInto(SETUP_TOKEN)
              .set(SETUP_TOKEN.TOKEN_HASH, SetupToken.hash(token.secret()))
              .set(SETUP_TOKEN.PRINTED_AT, store.databaseTime())
              .execute();
          List<String> older =
              sql.select(SETUP_TOKEN.TOKEN_HASH)
                  .from(SETUP_TOKEN)
                  .orderBy(SETUP_TOKEN.PRINTED_AT.desc())
                  .offset(MAX_KEPT)
                  .fetch(SETUP_TOKEN.TOKEN_HASH);
          sql.deleteFrom(SETUP_TOKEN).where(SETUP_TOKEN.TOKEN_HASH.in(older)).execute();
        });
  }

  boolean knows(Secret typed) {
    return !alone()
        && SetupToken.isPlausible(typed)
        && store.<Boolean>read(
            sql -> sql.fetchExists(SETUP_TOKEN, SETUP_TOKEN.TOKEN_HASH.eq(SetupToken.hash(typed))));
  }

  /** Somebody owns the installation now. */
  static void clear(DSLContext sql) {
    sql.deleteFrom(SETUP_TOKEN).execute();
  }
}
