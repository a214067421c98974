package org.rostrum.scheduler.runtime;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.network.AllowedServers;
import org.rostrum.scheduler.store.DatabaseLocation;
import org.rostrum.scheduler.store.DatabaseLocation.H2Folder;
import org.rostrum.scheduler.store.DatabaseLocation.PostgresServer;

/**
 * Where this installation keeps its things and how it is reached, as the framework's properties say
 * it.
 *
 * @param data the folder of everything that must be kept
 * @param baseUrl under which people and networks reach it
 * @param database where the database is
 * @param allowed which of the servers that people name may be called
 */
record Installation(Path data, URI baseUrl, DatabaseLocation database, AllowedServers allowed) {
  static final String DATA = "rostrum.data";
  static final String BASE_URL = "rostrum.base.url";
  static final String PRIVATE_SERVERS = "rostrum.servers.private";
  static final String DATABASE_URL = "rostrum.database.url";
  static final String DATABASE_USER = "rostrum.database.user";
  static final String DATABASE_PASSWORD = "rostrum.database.password";
  static final String DATABASE_PASSWORD_FILE = "rostrum.database.password.file";

  private static final String DEFAULT_BASE_URL = "http://localhost:8080";

  /**
   * Reads the properties.
   *
   * @param property gives the value of a name, if it is set
   * @throws StartRefused with a sentence for the operator
   */
  static Installation of(Function<String, Optional<String>> property) {
    Path data =
        property
            .apply(DATA)
            .map(Path::of)
            .orElseThrow(
                () ->
                    new StartRefused(
                        "The framework property " + DATA + " must name the data folder."));
    URI baseUrl = baseUrl(property.apply(BASE_URL).orElse(DEFAULT_BASE_URL));
    return new Installation(data, baseUrl, database(property, data), allowed(property, baseUrl));
  }

  private static AllowedServers allowed(Function<String, Optional<String>> property, URI baseUrl) {
    try {
      return AllowedServers.of(baseUrl, property.apply(PRIVATE_SERVERS).orElse(""));
    } catch (IllegalArgumentException e) {
      throw new StartRefused(
          "The property " + PRIVATE_SERVERS + " names too many hosts: " + e.getMessage() + ".", e);
    }
  }

  private static URI baseUrl(String text) {
    try {
      URI url = URI.create(text);
      if (url.getHost() != null
          && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new StartRefused(
        "The base URL must be like https://rostrum.example.org, not " + text + ".");
  }

  private static DatabaseLocation database(Function<String, Optional<String>> property, Path data) {
    Optional<String> url = property.apply(DATABASE_URL);
    if (url.isEmpty()) {
      return new H2Folder(data.resolve("db"));
    }
    if (url.get().toLowerCase(Locale.ROOT).contains("password=")) {
      // what fails is told with the address
      throw new StartRefused(
          DATABASE_URL
              + " must not hold a password; name a file with it: "
              + DATABASE_PASSWORD_FILE
              + ".");
    }
    if (!url.get().startsWith("jdbc:postgresql:")) {
      throw new StartRefused(
          DATABASE_URL
              + " must be like jdbc:postgresql://host/database; leave it out for the embedded database.");
    }
    return new PostgresServer(
        url.get(),
        property.apply(DATABASE_USER).orElse("rostrum"),
        password(property).orElseGet(() -> Secret.of("")));
  }

  private static Optional<Secret> password(Function<String, Optional<String>> property) {
    Optional<String> file = property.apply(DATABASE_PASSWORD_FILE);
    if (file.isEmpty()) {
      return property.apply(DATABASE_PASSWORD).map(Secret::of);
    }
    try {
      return Optional.of(Secret.of(Files.readString(Path.of(file.get())).strip()));
    } catch (IOException e) {
      throw new StartRefused(
          "The password of the database cannot be read from "
              + file.get()
              + ", which "
              + DATABASE_PASSWORD_FILE
              + " names.");
    }
  }
}
