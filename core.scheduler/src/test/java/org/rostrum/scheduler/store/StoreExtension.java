package org.rostrum.scheduler.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs a {@link StoreTest} on both databases. */
public final class StoreExtension implements TestTemplateInvocationContextProvider {
  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return Stream.of(Dialect.values()).map(On::new);
  }

  private record On(Dialect dialect) implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int invocationIndex) {
      return dialect.name();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new OneDatabase(dialect));
    }
  }

  /** The database of one run of one test; opened when first asked for. */
  private static final class OneDatabase implements ParameterResolver, AfterEachCallback {
    private final Dialect dialect;
    private final TestClock clock = new TestClock();
    private Opened opened = new Opened(List.of());

    OneDatabase(Dialect dialect) {
      this.dialect = dialect;
    }

    private record Opened(List<DatabaseStore> store) {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      Class<?> type = parameter.getParameter().getType();
      return type == Store.class || type == DatabaseStore.class || type == TestClock.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      if (parameter.getParameter().getType() == TestClock.class) {
        return clock;
      }
      if (opened.store().isEmpty()) {
        opened = new Opened(List.of(open(context)));
      }
      return opened.store().getFirst();
    }

    private DatabaseStore open(ExtensionContext context) {
      return switch (dialect) {
        case H2 -> {
          try {
            Path folder = Files.createTempDirectory("rostrum-store-test");
            context
                .getStore(ExtensionContext.Namespace.create(StoreExtension.class, this))
                .put("folder", (AutoCloseable) () -> deleteAll(folder));
            Migrated.shared(context).copyTo(folder);
            yield H2Store.open(folder, clock);
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        }
        case POSTGRES -> TestPostgres.shared(context).freshStore(clock);
      };
    }

    @Override
    public void afterEach(ExtensionContext context) {
      for (DatabaseStore store : opened.store()) {
        switch (dialect) {
          case H2 -> store.close();
          case POSTGRES -> TestPostgres.shared(context).giveBack(store);
        }
      }
    }
  }

  /**
   * An empty database of this version, made once for all: migrating it takes longer than a test.
   */
  private record Migrated(Path folder) implements AutoCloseable {
    static Migrated shared(ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(StoreExtension.class))
          .getOrComputeIfAbsent(Migrated.class, key -> make(), Migrated.class);
    }

    private static Migrated make() {
      try {
        Path folder = Files.createTempDirectory("rostrum-store-migrated");
        H2Store.open(folder, new TestClock()).close();
        return new Migrated(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void copyTo(Path target) throws IOException {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.copy(file, target.resolve(folder.relativize(file)));
        }
      }
    }

    @Override
    public void close() throws IOException {
      deleteAll(folder);
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
