package org.rostrum.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL that takes the place of the embedded database.
 *
 * @param url {@code jdbc:postgresql://host/database}, without a password
 * @param user who signs in there; absent: {@code rostrum}
 * @param passwordFile a readable file with the password; absent: none is needed
 */
record DatabaseServer(String url, Optional<String> user, Optional<Path> passwordFile) {
  static final String URL_VARIABLE = "ROSTRUM_DATABASE_URL";
  static final String USER_VARIABLE = "ROSTRUM_DATABASE_USER";
  static final String PASSWORD_FILE_VARIABLE = "ROSTRUM_DATABASE_PASSWORD_FILE";

  private static final String SCHEME = "jdbc:postgresql:";

  /** What was asked for so far: the configuration, over it the environment, then the options. */
  static final class Asked {
    private Optional<String> url;
    private Optional<String> user;
    private Optional<Path> passwordFile;

    Asked(Properties defaults, Map<String, String> environment, Path home) {
      url = first(environment.get(URL_VARIABLE), defaults.getProperty("database.url", ""));
      user = first(environment.get(USER_VARIABLE), defaults.getProperty("database.user", ""));
      passwordFile =
          first(
                  environment.get(PASSWORD_FILE_VARIABLE),
                  defaults.getProperty("database.password.file", ""))
              .map(home::resolve);
    }

    void url(String text) {
      url = Optional.of(text);
    }

    void user(String name) {
      user = Optional.of(name);
    }

    void passwordFile(String file) {
      passwordFile = Optional.of(Path.of(file));
    }

    /** The server, or nothing if the embedded database is wanted. */
    Optional<DatabaseServer> server() throws LaunchFailure {
      if (url.isEmpty()) {
        if (user.isPresent() || passwordFile.isPresent()) {
          throw wrong(
              "A user or password file of the database is of no use without its address; add --database.");
        }
        return Optional.empty();
      }
      requireAddress(url.get());
      Optional<Path> file = passwordFile.map(path -> path.toAbsolutePath().normalize());
      if (file.isPresent() && !Files.isReadable(file.get())) {
        throw wrong("The password file %s cannot be read.".formatted(file.get()));
      }
      return Optional.of(new DatabaseServer(url.get(), user, file));
    }

    private static void requireAddress(String text) throws LaunchFailure {
      if (text.toLowerCase(Locale.ROOT).contains("password=")) {
        // not repeated here: what is on a command line or in a log is nobody's secret
        throw wrong(
            "The address of the database must not hold a password; name a file with it: --database-password-file.");
      }
      if (!text.startsWith(SCHEME)) {
        throw wrong(
            "The database is %s, but its address must be like jdbc:postgresql://host/database."
                .formatted(text));
      }
    }

    private static LaunchFailure wrong(String sentence) {
      return new LaunchFailure(LaunchFailure.USAGE, sentence);
    }

    private static Optional<String> first(@Nullable String one, String other) {
      return Optional.ofNullable(one)
          .map(String::strip)
          .filter(text -> !text.isEmpty())
          .or(() -> Optional.of(other.strip()).filter(text -> !text.isEmpty()));
    }
  }
}
