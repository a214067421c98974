package org.rostrum.launcher;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The properties that every bundle can read from its {@code BundleContext}. */
final class FrameworkProperties {
  private FrameworkProperties() {}

  /** The configured properties, with those that the launcher decides on top. */
  static Map<String, String> of(
      Options options, Distribution distribution, Properties configured, Path cache) {
    Map<String, String> properties = new HashMap<>();
    for (String name : configured.stringPropertyNames()) {
      properties.put(name, configured.getProperty(name).strip());
    }
    properties.put("org.osgi.framework.storage", cache.resolve("felix").toString());
    properties.put("org.osgi.framework.storage.clean", "onFirstInit");
    properties.put("felix.cm.dir", cache.resolve("config").toString());
    properties.put("felix.fileinstall.dir", distribution.conf().toString());
    properties.put("felix.fileinstall.tmpdir", cache.resolve("fileinstall").toString());

    properties.put("org.osgi.service.http.port", Integer.toString(options.port()));
    properties.put("org.apache.felix.http.host", options.host());
    properties.put("org.osgi.service.http.host", options.host());

    properties.put("rostrum.home", distribution.home().toString());
    properties.put("rostrum.conf", distribution.conf().toString());
    properties.put("rostrum.data", options.data().toString());
    properties.put("rostrum.shipped", distribution.shipped().toString());
    properties.put("rostrum.providers", options.data().resolve("providers").toString());
    properties.put("rostrum.base.url", options.baseUrl().toString());
    properties.put("rostrum.servers.private", options.privateServers());
    options
        .practicePort()
        .ifPresent(
            port -> {
              properties.put("rostrum.practice.port", Integer.toString(port));
              properties.put("rostrum.practice.pinterest.url", "http://localhost:" + port);
            });
    options.database().ifPresent(server -> put(server, properties));
    return properties;
  }

  private static void put(DatabaseServer server, Map<String, String> properties) {
    properties.put("rostrum.database.url", server.url());
    server.user().ifPresent(user -> properties.put("rostrum.database.user", user));
    server
        .passwordFile()
        .ifPresent(file -> properties.put("rostrum.database.password.file", file.toString()));
  }
}
