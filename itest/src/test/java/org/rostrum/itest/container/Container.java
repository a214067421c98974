package org.rostrum.itest.container;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.options.UrlProvisionOption;
import org.osgi.framework.Constants;

/** The bundles of the assembled distribution, in a container that a test shares. */
final class Container {
  private Container() {}

  static Option[] ofTheDistribution() {
    List<Option> all = new ArrayList<>();
    all.add(junitBundles());
    all.addAll(bundles());
    Path data = temporaryFolder();
    all.add(frameworkProperty("rostrum.data").value(data.toString()));
    all.add(frameworkProperty("rostrum.conf").value(home().resolve("conf").toString()));
    all.add(frameworkProperty("rostrum.shipped").value(home().resolve("shipped").toString()));
    all.add(frameworkProperty("rostrum.providers").value(data.resolve("providers").toString()));
    all.add(frameworkProperty("rostrum.base.url").value("http://localhost:8080"));
    all.add(frameworkProperty("org.osgi.service.http.port").value(Integer.toString(freePort())));
    all.add(frameworkProperty("org.apache.felix.http.host").value("127.0.0.1"));
    all.add(frameworkProperty("felix.cm.dir").value(data.resolve("cm").toString()));
    all.add(frameworkProperty("felix.fileinstall.dir").value(home().resolve("conf").toString()));
    all.add(
        frameworkProperty("felix.fileinstall.tmpdir").value(data.resolve("install").toString()));
    configured().forEach((name, value) -> all.add(frameworkProperty(name).value(value)));
    all.add(systemProperty("org.jooq.no-logo").value("true"));
    all.add(systemProperty("org.jooq.no-tips").value("true"));
    all.add(
        systemProperty("logback.configurationFile")
            .value(
                Path.of("src/test/resources/logback-container.xml").toAbsolutePath().toString()));
    return options(all.toArray(Option[]::new));
  }

  private static Map<String, String> configured() {
    Properties properties = new Properties();
    try (InputStream file = Files.newInputStream(home().resolve("conf/framework.properties"))) {
      properties.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, properties::getProperty));
  }

  private static List<UrlProvisionOption> bundles() {
    try (Stream<Path> jars = Files.list(home().resolve("bundle"))) {
      return jars.filter(jar -> jar.toString().endsWith(".jar"))
          .filter(jar -> !Files.exists(home().resolve("shipped").resolve(jar.getFileName())))
          .sorted()
          .map(Container::provision)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static UrlProvisionOption provision(Path jar) {
    UrlProvisionOption option = bundle(jar.toUri().toString());
    return header(jar, Constants.FRAGMENT_HOST).isEmpty() ? option : option.noStart();
  }

  private static String header(Path jar, String name) {
    try (JarFile file = new JarFile(jar.toFile())) {
      String value = file.getManifest().getMainAttributes().getValue(name);
      return value == null ? "" : value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path home() {
    return Path.of(System.getProperty("rostrum.home", "../distribution/target/rostrum"));
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("rostrum-container");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
