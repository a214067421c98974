package org.rostrum.scheduler.store;

import java.sql.Connection;
import java.time.Duration;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.TransactionContext;
import org.jooq.TransactionProvider;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultConnectionProvider;

/** Makes the jOOQ contexts that works are handed. */
final class Contexts {
  /**
   * No statement of the platform takes this long; one that does holds up others. Connections are
   * told once: to tell each statement would be another statement on H2, after which it forgets all
   * that it keeps ready, and a timer on PostgreSQL.
   */
  static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(30);

  // what all contexts share and nobody changes; making it costs more than a short statement
  private static final Configuration H2 = configuration(SQLDialect.H2);
  private static final Configuration POSTGRES = configuration(SQLDialect.POSTGRES);

  private Contexts() {}

  static DSLContext on(Connection connection, SQLDialect dialect) {
    Configuration base = dialect == SQLDialect.H2 ? H2 : POSTGRES;
    return DSL.using(base.derive(new DefaultConnectionProvider(connection)));
  }

  private static Configuration configuration(SQLDialect dialect) {
    Settings settings =
        new Settings()
            // unquoted: each database folds the names its own way
            .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
            .withRenderSchema(false)
            // a list of values has the length of a power of two: fewer different statements
            .withInListPadding(true)
            // jOOQ's log would show bind values
            .withExecuteLogging(false)
            .withFetchWarnings(false);
    return new DefaultConfiguration().set(dialect).set(settings).set(new NoNestedTransactions());
  }

  /** The store's door is the transaction; jOOQ's own would commit what belongs to others. */
  private static final class NoNestedTransactions implements TransactionProvider {
    @Override
    public void begin(TransactionContext context) {
      throw new UnsupportedOperationException(
          "This is inside a transaction of the store already; there are none within.");
    }

    @Override
    public void commit(TransactionContext context) {
      begin(context);
    }

    @Override
    public void rollback(TransactionContext context) {
      begin(context);
    }
  }
}
