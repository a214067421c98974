package org.rostrum.web.admin.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The console is delivered as it is written, without a build step that would notice a changed
 * library, a mistyped import or a forgotten file. This notices them.
 */
final class VendoredFilesTest {
  private static final Path STATIC = Path.of("src", "main", "resources", "static");
  private static final Path VENDOR = STATIC.resolve("vendor");

  private static final Pattern IMPORT =
      Pattern.compile("(?:from|import)\\s*\\(?\\s*[\"']([^\"'\\n]+)[\"']");
  private static final Pattern ASSET = Pattern.compile("\"/static/@VERSION@/([^\"]+)\"");

  /** What the page's policy refuses, or what would let text become markup. */
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function");

  @Test
  void everyVendoredFileIsTheOneInTheLock() throws IOException {
    Map<String, String> locked = new TreeMap<>();
    for (JsonNode pack : lock().get("packages")) {
      assertThat(pack.get("version").asText()).as(pack.toString()).isNotEmpty();
      assertThat(pack.get("licence").asText()).as(pack.toString()).isNotEmpty();
      assertThat(pack.get("integrity").asText()).as(pack.toString()).startsWith("sha512-");
      pack.get("files")
          .forEach(file -> locked.put(file.get("file").asText(), file.get("sha256").asText()));
    }
    Map<String, String> found = new TreeMap<>();
    for (Path file : filesBelow(VENDOR)) {
      if (!file.endsWith("lock.json")) {
        found.put(file.getFileName().toString(), sha256(Files.readAllBytes(file)));
      }
    }
    assertThat(found).isEqualTo(locked);
  }

  @Test
  void everyPackageHasItsLicenceBesideIt() throws IOException {
    for (JsonNode pack : lock().get("packages")) {
      assertThat(pack.get("files"))
          .as("files of %s", pack.get("name"))
          .anyMatch(file -> file.get("file").asText().endsWith(".LICENSE.txt"));
    }
  }

  @Test
  void everyImportLeadsToAFile() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path script : scripts()) {
      for (String target : matches(IMPORT, withoutTypes(script))) {
        boolean found =
            target.startsWith(".")
                && Files.isRegularFile(script.resolveSibling(target).normalize());
        if (!found) {
          broken.add(STATIC.relativize(script) + " imports " + target);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void onlyTheDoorImportsTheViewLibrary() throws IOException {
    for (Path script : scripts()) {
      if (!script.endsWith(Path.of("lib", "ui.js")) && !script.startsWith(VENDOR)) {
        assertThat(matches(IMPORT, withoutTypes(script)))
            .as(script.toString())
            .noneMatch(target -> target.contains("vendor/"));
      }
    }
  }

  @Test
  void ourScriptsMakeNoMarkupOutOfText() throws IOException {
    for (Path script : scripts()) {
      if (!script.startsWith(VENDOR)) {
        assertThat(matches(FORBIDDEN, Files.readString(script))).as(script.toString()).isEmpty();
      }
    }
  }

  @Test
  void thePageNamesFilesThatExistAndHasNothingInline() throws IOException {
    String page = Files.readString(STATIC.resolve("index.html"));
    List<String> assets = ASSET.matcher(page).results().map(match -> match.group(1)).toList();
    assertThat(assets).contains("app.js", "theme.js", "css/tokens.css");
    assertThat(assets).allSatisfy(asset -> assertThat(STATIC.resolve(asset)).isRegularFile());
    assertThat(page).doesNotContain("<style", "style=", "onclick", "onload");
    assertThat(Pattern.compile("<script(?![^>]*\\ssrc=)").matcher(page).find()).isFalse();
  }

  private static JsonNode lock() throws IOException {
    return new ObjectMapper().readTree(VENDOR.resolve("lock.json").toFile());
  }

  /** Types in comments are imported too, from files that no browser loads. */
  private static String withoutTypes(Path script) throws IOException {
    return Files.readString(script).replaceAll("import\\('[^']*'\\)\\.", "");
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.groupCount() > 0 ? match.group(1) : match.group())
        .toList();
  }

  private static List<Path> scripts() throws IOException {
    return filesBelow(STATIC).stream().filter(file -> file.toString().endsWith(".js")).toList();
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
