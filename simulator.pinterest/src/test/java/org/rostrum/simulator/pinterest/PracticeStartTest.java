package org.rostrum.simulator.pinterest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleRevisions;
import org.rostrum.simulator.pinterest.oauth.App;

final class PracticeStartTest {

  @TempDir private Path directory;

  @Test
  void mainReadsItsOptions() {
    SimulatorConfig config =
        PracticeMain.parse(
            "--port", "9000", "--seed", "7", "--state", "here", "--redirect-uri", "http://a/b");
    assertThat(config.port()).isEqualTo(9000);
    assertThat(config.seed()).isEqualTo(7);
    assertThat(config.stateDirectory()).contains(Path.of("here"));
    assertThat(config.apps()).containsExactly(App.practice(Set.of("http://a/b")));
    assertThatThrownBy(() -> PracticeMain.parse("--port", "x"))
        .hasMessage("--port needs a number: x");
    assertThatThrownBy(() -> PracticeMain.parse("--prot", "1"))
        .hasMessage("Unknown option: --prot");
    assertThatThrownBy(() -> PracticeMain.parse("--port")).hasMessage("--port needs a value");
  }

  @Test
  void componentDoesNothingUnlessAsked() throws Exception {
    new PracticeComponent(context(Map.of("rostrum.data", directory.toString()))).stop();
    assertThat(directory.resolve("practice")).doesNotExist();
  }

  @Test
  void componentServesWhatTheFrameworkSays() throws Exception {
    int port = freePort();
    PracticeComponent component =
        new PracticeComponent(
            context(
                Map.of(
                    "rostrum.practice.port", Integer.toString(port),
                    "rostrum.data", directory.toString(),
                    "rostrum.base.url", "http://localhost:8080/")));
    try {
      HttpRequest home = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port)).build();
      assertThat(HttpClient.newHttpClient().send(home, BodyHandlers.ofString()).body())
          .contains("http://localhost:8080/oauth/callback");
      assertThat(Files.isDirectory(directory.resolve("practice"))).isTrue();
    } finally {
      component.stop();
    }
  }

  @Test
  void componentNamesAWrongPort() {
    assertThatThrownBy(
            () -> new PracticeComponent(context(Map.of("rostrum.practice.port", "http"))))
        .hasMessage("rostrum.practice.port is not a port: 'http'");
  }

  /** The bundle imports the JDK's HTTP server, which the framework must hand through. */
  @Test
  void frameworkExportsTheHttpServerOfTheJdk() throws Exception {
    Map<String, String> properties = new HashMap<>();
    properties.put(Constants.FRAMEWORK_STORAGE, directory.toString());
    Framework framework = new FrameworkFactory().newFramework(properties);
    framework.init();
    try {
      assertThat(
              framework
                  .adapt(BundleRevisions.class)
                  .getRevisions()
                  .getFirst()
                  .getDeclaredCapabilities(BundleRevision.PACKAGE_NAMESPACE))
          .anySatisfy(
              capability ->
                  assertThat(capability.getAttributes())
                      .containsEntry(BundleRevision.PACKAGE_NAMESPACE, "com.sun.net.httpserver"));
    } finally {
      framework.stop();
      framework.waitForStop(10_000);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static BundleContext context(Map<String, String> properties) {
    return (BundleContext)
        Proxy.newProxyInstance(
            PracticeStartTest.class.getClassLoader(),
            new Class<?>[] {BundleContext.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getProperty")) {
                return properties.get((String) arguments[0]);
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }
}
