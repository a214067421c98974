package org.example.chirp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What new-provider refuses, and that the template asks for what this build uses. That what it lays
 * down can be built and installed is seen by building and installing it.
 */
final class NewProviderTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().resolveSibling("pom.xml");
  private static final Pattern ARTIFACT =
      Pattern.compile("<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "lantern, org.example.lantern, 'lantern' cannot be the network's name",
    "L, org.example.l, 'L' cannot be the network's name",
    "Lan/tern, org.example.lantern, 'Lan/tern' cannot be the network's name",
    "Lantern, lantern, 'lantern' cannot be a package",
    "Lantern, org.Example, 'org.Example' cannot be a package"
  })
  void aNameThatCannotBeIsRefused(String name, String inPackage, String why) throws Exception {
    assertThat(run(name, folder.resolve("new").toString(), inPackage)).startsWith("1 " + why);
    assertThat(folder.resolve("new")).doesNotExist();
  }

  /** The function by itself: the whole lays down jars, which this build has not made yet. */
  @ParameterizedTest
  @CsvSource({
    "Lantern, org.example.lantern",
    "Lantern, net.chirps.lantern",
    "Chirpy, org.example.chirpy",
    "Mychirp, com.chirpchirp.kit"
  })
  void aNameThatHoldsOneOfTheTemplatesIsNotDamaged(String name, String inPackage) throws Exception {
    String id = name.toLowerCase(Locale.ROOT);
    String rename =
        "cp -R template/. \"$1\" && eval \"$(sed -n '/^rename()/,/^}/p' ../new-provider)\""
            + " && set -eu && rename \"$@\"";
    Process process =
        new ProcessBuilder("bash", "-c", rename, "rename", folder.toString(), name, id, inPackage)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor() + said).isEqualTo("0");

    Path provider =
        folder.resolve(
            "src/main/java/" + inPackage.replace('.', '/') + "/" + name + "Provider.java");
    assertThat(provider)
        .content()
        .contains("package " + inPackage + ";")
        .contains("class " + name + "Provider ");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String left =
            Files.readString(file).replace(inPackage, "").replace(name, "").replace(id, "");
        assertThat(left).as(file.toString()).doesNotContainIgnoringCase("chirp");
        assertThat(left).as(file.toString()).doesNotContain("__PACKAGE__", "__NAME__", "__ID__");
      }
    }
  }

  @Test
  void aFolderWithSomethingInItIsLeftAlone() throws Exception {
    Files.writeString(folder.resolve("notes.txt"), "mine");
    assertThat(run("Lantern", folder.toString()))
        .startsWith("1 ")
        .contains("not empty; nothing was written");
    assertThat(folder).isDirectoryNotContaining("glob:**pom.xml");
  }

  @Test
  void onlyAProviderIsRefreshed() throws Exception {
    assertThat(run("--refresh", folder.toString()))
        .contains("is no project that new-provider made");
    assertThat(run()).startsWith("1 Usage: ");
    assertThat(run("--help")).startsWith("0 Usage: ");
  }

  /** Otherwise an author's build would need what nobody has tried, and the network to fetch it. */
  @Test
  void theTemplateAsksForTheVersionsOfThisBuild() throws IOException {
    String root = Files.readString(ROOT);
    Map<String, String> ours = versions(root);
    ours.put("junit-jupiter", ours.getOrDefault("junit-bom", ""));
    ours.put("jackson-databind", ours.getOrDefault("jackson-bom", ""));
    Map<String, String> theirs = versions(Files.readString(Path.of("template/pom.xml")));
    theirs
        .keySet()
        .removeIf(name -> name.startsWith("org.rostrum") || name.startsWith("org.example"));
    assertThat(theirs).isNotEmpty();
    assertThat(ours).containsAllEntriesOf(theirs);
  }

  private static Map<String, String> versions(String pom) {
    Map<String, String> versions = new TreeMap<>();
    Matcher artifact = ARTIFACT.matcher(pom);
    while (artifact.find()) {
      versions.put(artifact.group(1), resolved(artifact.group(2), pom));
    }
    return versions;
  }

  private static String resolved(String version, String pom) {
    if (!version.startsWith("${")) {
      return version;
    }
    String name = version.substring(2, version.length() - 1);
    Matcher property = Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)<").matcher(pom);
    return property.find() ? property.group(1) : version;
  }

  /** The exit code, and what was said. */
  private static String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ROOT.resolveSibling("new-provider").toString());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + " " + said;
  }
}
