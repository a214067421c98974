package org.rostrum.web.admin.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The console's scripts keep to their types, those of the API's bodies among them: what the server
 * no longer says is not read, and what it may leave out is asked for.
 */
final class ConsoleTypesTest {
  private static final Path STATIC = Path.of("src", "main", "resources", "static");
  private static final Path VENDOR = STATIC.resolve("vendor");

  /** A script with mistakes, to see that they are noticed where the console is free of them. */
  private static final String PLANTED = "planted.js";

  private static final String MISTAKES =
      """
      import { signal, useState } from './lib/ui.js';
      /** @param {import('./lib/types.js').Account} account */
      export const misspelt = (account) => account.provider;
      /** @param {import('./lib/types.js').Account} account */
      export const maybeNull = (account) => account.environment.length;
      export const ofTheViewLibrary = () => useState(1)[0].trim();
      export const ofItsSignals = signal(1).value.trim();
      """;

  @TempDir static Path folder;
  private static List<String> mistakes = List.of();

  @BeforeAll
  static void check() throws IOException, InterruptedException {
    try (Stream<Path> files = Files.walk(STATIC)) {
      for (Path script : files.filter(ConsoleTypesTest::isOurs).toList()) {
        Path copy = folder.resolve(STATIC.relativize(script).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(script, copy);
      }
    }
    Files.writeString(folder.resolve(PLANTED), MISTAKES);
    mistakes = TypeScript.ready().check(folder);
  }

  @Test
  void theConsoleKeepsToItsTypes() {
    assertThat(mistakes).filteredOn(mistake -> !mistake.startsWith(PLANTED)).isEmpty();
  }

  @Test
  void mistakesAreNoticed() {
    assertThat(mistakes)
        .filteredOn(mistake -> mistake.startsWith(PLANTED))
        .extracting(mistake -> mistake.substring(0, mistake.indexOf(',')))
        .containsExactly(PLANTED + "(3", PLANTED + "(5", PLANTED + "(6", PLANTED + "(7");
  }

  @Test
  void theTypesAreThoseOfTheLibrariesThatAreLoaded() throws IOException {
    ObjectMapper json = new ObjectMapper();
    JsonNode locked = json.readTree(TypeScript.resource("package-lock.json")).get("packages");
    Map<String, String> vendored = new TreeMap<>();
    Map<String, String> checked = new TreeMap<>();
    for (JsonNode pack : json.readTree(VENDOR.resolve("lock.json").toFile()).get("packages")) {
      String name = pack.get("name").asText();
      if (pack.get("files").findValuesAsText("file").stream().anyMatch(f -> f.endsWith(".js"))) {
        vendored.put(name, pack.get("integrity").asText());
        checked.put(
            name, locked.at("/node_modules~1" + name.replace("/", "~1") + "/integrity").asText());
      }
    }
    assertThat(vendored).isNotEmpty();
    assertThat(checked).isEqualTo(vendored);
  }

  private static boolean isOurs(Path file) {
    return file.toString().endsWith(".js") && !file.startsWith(VENDOR);
  }
}
