package org.rostrum.shell.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.felix.service.command.CommandSession;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

/** Gogo's own commands find bundles in the real Gogo. */
final class BundleConverterTest {
  /** Takes bundles as Gogo's commands do. */
  public static final class Stopper {
    public String stop(Bundle[] bundles) {
      return Stream.of(bundles).map(Bundle::getSymbolicName).collect(Collectors.joining(","));
    }
  }

  @Test
  void takesBundlesByNumberAndByName() throws Exception {
    List<Bundle> installed = List.of(bundle(57, "org.example.a"), bundle(58, "org.example.b"));
    ThreadIOImpl threadIo = new ThreadIOImpl();
    threadIo.start();
    CommandProcessorImpl processor = new CommandProcessorImpl(threadIo);
    processor.addCommand("felix", new Stopper(), "stop");
    processor.addConverter(new BundleConverter(() -> installed));
    try (CommandSession session =
        processor.createSession(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream())) {
      assertThat(session.execute("stop 58")).isEqualTo("org.example.b");
      assertThat(session.execute("stop org.example.a 58")).isEqualTo("org.example.a,org.example.b");
      assertThatThrownBy(() -> session.execute("stop 99")).hasMessageContaining("Cannot coerce");
    } finally {
      processor.stop();
      threadIo.stop();
    }
  }

  private static Bundle bundle(long id, String name) {
    return (Bundle)
        Proxy.newProxyInstance(
            BundleConverterTest.class.getClassLoader(),
            new Class<?>[] {Bundle.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getBundleId" -> id;
                  case "getSymbolicName", "toString" -> name;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
