package org.rostrum.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.rostrum.itest.browser.Console.button;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.hosting.ProviderHealth;
import org.rostrum.itest.RostrumClient;
import org.rostrum.itest.hosting.Hosting;
import org.rostrum.itest.hosting.chirp.ChirpActivator;
import org.rostrum.itest.hosting.chirp.ChirpProvider;
import org.rostrum.itest.process.RostrumProcess;

/** The bundles of networks in a browser, against the packaged product. */
class BundlesIT {
  private static final String NEWER = "99.0.0";
  private static final int LARGE = 1 << 20;
  private static final int SLOW_BYTES_PER_SECOND = 100_000;

  /** Alone on a machine it is less than one; other tests run beside this one. */
  private static final double SECONDS_UNDER_LOAD = 10;

  @TempDir private Path folder;

  @Test
  void aNetworkIsUpdatedSuspendedRolledBackRemovedAndBroughtBack() throws IOException {
    try (Studio studio = new Studio(folder.resolve("data"))) {
      Page page = studio.open();
      Page elsewhere = studio.openElsewhere();
      studio.show(page, "/bundles");
      studio.show(elsewhere, "/bundles");
      assertThat(pinterest(page)).containsText("Running");
      assertThat(pinterest(page)).containsText("1 account, 0 posts waiting");
      assertThat(pinterest(page)).containsText("Came with Rostrum");

      refuse(page);
      stopAnUpload(page);
      update(studio, page);
      // Another console hears of it by itself.
      assertThat(pinterest(elsewhere)).containsText(NEWER);
      suspendAndResume(page, elsewhere);
      rollBack(page);
      studio.look("", "/bundles");
      removeAndBringBack(page, elsewhere);
      anOpenComposerFollows(studio, page);
      studio.show(page, "/bundles");
      troubledThenSuspendedByItself(studio, page, elsewhere);
      button(page, "Forget notes.jar").click();
      dialog(page).getByRole(AriaRole.BUTTON, Console.name("Forget")).last().click();
      assertThat(page.getByText("Quarantine")).hasCount(0);
    }
  }

  private void refuse(Page page) throws IOException {
    Path notes = Files.writeString(folder.resolve("notes.jar"), "These are only notes.");
    page.getByLabel("Add a network’s bundle").setInputFiles(notes);
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Not taken");
    assertThat(page.getByRole(AriaRole.HEADING, named("Quarantine"))).isVisible();
    assertThat(page.getByText("notes.jar", new Page.GetByTextOptions().setExact(true))).isVisible();
  }

  /** Over a line so slow that the progress can be watched. */
  private void stopAnUpload(Page page) {
    CDPSession line = page.context().newCDPSession(page);
    line.send("Network.enable");
    throttle(line, SLOW_BYTES_PER_SECOND);
    page.getByLabel("Add a network’s bundle")
        .setInputFiles(Hosting.chirp("1.0.0").ballast(LARGE).write(folder.resolve("chirp.jar")));
    Locator progress =
        page.getByRole(AriaRole.PROGRESSBAR, new Page.GetByRoleOptions().setName("Uploading"));
    assertThat(progress).isVisible();
    page.waitForFunction(
        "() => { const bar = document.querySelector('progress'); return bar && bar.value > 0 && bar.value < 1; }");
    assertThat(page.getByRole(AriaRole.STATUS).getByText(Pattern.compile("^\\d+ %$"))).isVisible();
    button(page, "Stop").click();
    assertThat(progress).hasCount(0);
    assertThat(page.getByRole(AriaRole.ALERT).getByText("Not taken")).hasCount(0);
    throttle(line, -1);
    line.detach();
    assertThat(page.getByText("Waiting for a decision")).hasCount(0);
  }

  private static void throttle(CDPSession line, int bytesPerSecond) {
    JsonObject conditions = new JsonObject();
    conditions.addProperty("offline", false);
    conditions.addProperty("latency", 0);
    conditions.addProperty("downloadThroughput", -1);
    conditions.addProperty("uploadThroughput", bytesPerSecond);
    line.send("Network.emulateNetworkConditions", conditions);
  }

  private void update(Studio studio, Page page) throws IOException {
    page.getByLabel("Add a network’s bundle").setInputFiles(newer());
    assertThat(dialog(page)).containsText("to " + NEWER);
    studio.picture(page, "bundles-plan-1280-light");
    // Closing decides nothing: it waits, and can be taken up again.
    button(page, "Close").click();
    assertThat(pinterest(page)).not().containsText(NEWER);
    button(page, "Decide about").click();
    Locator install = dialog(page).getByRole(AriaRole.BUTTON, Console.name("Update"));
    install.click();
    assertThat(dialog(page)).containsText("Compare the SHA-256 first");
    dialog(page).getByRole(AriaRole.CHECKBOX).check();
    install.click();
    assertThat(dialog(page)).hasCount(0);
    assertThat(pinterest(page)).containsText(NEWER);
    assertThat(pinterest(page)).containsText("Fingerprint confirmed by");
    assertThat(page.getByText("Waiting for a decision")).hasCount(0);
  }

  private static void suspendAndResume(Page page, Page elsewhere) {
    button(page, "Suspend Pinterest").click();
    dialog(page).getByLabel("Reason").fill("It is being looked at");
    dialog(page).getByRole(AriaRole.BUTTON, Console.name("Suspend")).click();
    assertThat(pinterest(elsewhere)).containsText("Suspended");
    assertThat(pinterest(elsewhere)).containsText("It is being looked at");
    button(elsewhere, "Resume Pinterest").click();
    assertThat(pinterest(page)).containsText("Running");
  }

  private static void rollBack(Page page) {
    button(page, "Go back to Pinterest").click();
    assertThat(dialog(page)).containsText("Version " + NEWER + " is kept in its place");
    dialog(page).getByRole(AriaRole.BUTTON, Console.name("Go back")).click();
    assertThat(button(page, "Go back to Pinterest " + NEWER)).isVisible();
  }

  private static void removeAndBringBack(Page page, Page elsewhere) {
    button(page, "Remove Pinterest").click();
    assertThat(dialog(page)).containsText("1 account and 0 waiting posts");
    dialog(page).getByRole(AriaRole.BUTTON, Console.name("Remove")).click();
    assertThat(pinterest(elsewhere)).containsText("Removed");
    button(page, "Bring back Pinterest").click();
    dialog(page).getByRole(AriaRole.BUTTON, Console.name("Bring back")).click();
    assertThat(pinterest(elsewhere)).containsText("Running");
    assertThat(pinterest(elsewhere)).containsText("1 account, 0 posts waiting");
  }

  /** A network that this console has never heard of, in a composer that is open all the while. */
  private static void anOpenComposerFollows(Studio studio, Page page) {
    Hosting hosting = new Hosting(studio.client());
    Path providers = Hosting.providers(studio.data());
    JsonNode installed = hosting.install(Hosting.chirp("1.0.0"));
    Assertions.assertThat(installed.get("state").asText()).isEqualTo("ACTIVE");
    hosting.configure("http://localhost:9");
    String bird = hosting.connect("bird");
    Assertions.assertThat(bird).isNotBlank();
    studio.show(page, "/");
    button(page, "New post").first().click();
    Locator composer = dialog(page);
    composer.locator(".account-chip", new Locator.LocatorOptions().setHasText("bird")).click();
    composer.getByRole(AriaRole.TEXTBOX, Console.name("Text")).first().fill("Hello");

    double removed = seconds(page, "c.includes('Network unavailable')", hosting::remove);
    assertThat(composer).containsText("The network 'chirp' is not installed.");
    assertThat(composer).containsText("What you wrote is kept");
    studio.picture(page, "composer-network-gone-1280-light");
    double back =
        seconds(
            page,
            "!c.includes('Network unavailable')",
            () -> Hosting.chirp("1.1.0").drop(providers, "chirp.jar"));
    assertThat(composer.getByRole(AriaRole.TEXTBOX, Console.name("Text")).first())
        .hasValue("Hello");
    double updated =
        seconds(
            page,
            "c.includes('Chirp Two')",
            () ->
                Hosting.chirp("1.2.0")
                    .with(ChirpActivator.NAME, "Chirp Two")
                    .drop(providers, "chirp.jar"));
    System.out.printf(
        "hosting: in an open composer a jar was offered after %.2f s, an update after %.2f s, a"
            + " removal seen after %.2f s%n",
        back, updated, removed);
    Assertions.assertThat(Math.max(Math.max(back, updated), removed))
        .isLessThan(SECONDS_UNDER_LOAD);
  }

  /** How long from an act until the chip of the account «bird» looks as it should. */
  private static double seconds(Page page, String condition, Runnable act) {
    long begin = System.nanoTime();
    act.run();
    page.waitForFunction(
        "() => [...document.querySelectorAll('.account-chip')].map(one => one.outerHTML)"
            + ".some(c => c.includes('bird') && "
            + condition
            + ")");
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void troubledThenSuspendedByItself(Studio studio, Page page, Page elsewhere) {
    String bird =
        RostrumClient.stream(studio.client().get("/accounts").get("items"))
            .filter(one -> one.get("providerId").asText().equals("chirp"))
            .map(one -> one.get("id").asText())
            .findFirst()
            .orElseThrow();
    JsonNode unbearable = Hosting.draft(bird, ChirpProvider.UNBEARABLE);
    assertThat(chirp(page)).containsText("Well");
    JsonNode first = studio.client().send("POST", "/posts/check", unbearable, 200);
    Assertions.assertThat(first.toString()).contains("PROVIDER_FAILED");
    assertThat(chirp(page)).containsText("Troubled: 1 fault in the last ten minutes");
    assertThat(chirp(page)).containsText("validate threw StackOverflowError");
    for (int fault = 2; fault <= ProviderHealth.SUSPENDED_AFTER; fault++) {
      JsonNode next = studio.client().send("POST", "/posts/check", unbearable, 200);
      Assertions.assertThat(next.toString()).contains("PROVIDER_FAILED");
    }
    assertThat(chirp(page)).containsText("Suspended by itself after 5 faults");
    assertThat(chirp(elsewhere)).containsText("Suspended by itself after 5 faults");
    assertThat(chirp(page)).containsText("Posts that become due wait until it is resumed.");
    assertThat(pinterest(page)).containsText("Running");
    studio.look("-suspended", "/bundles");
    button(page, "Resume Chirp Two").click();
    assertThat(chirp(elsewhere)).containsText("Running");
    assertThat(chirp(elsewhere)).containsText("Well");
  }

  private static Locator pinterest(Page page) {
    return bundle(page, "Pinterest");
  }

  private static Locator chirp(Page page) {
    return bundle(page, "Chirp Two");
  }

  private static Locator bundle(Page page, String network) {
    return page.locator(
        ".bundle",
        new Page.LocatorOptions()
            .setHas(
                page.getByRole(
                    AriaRole.HEADING,
                    new Page.GetByRoleOptions().setName(network).setExact(true))));
  }

  private static Locator dialog(Page page) {
    return page.getByRole(AriaRole.DIALOG);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  /** The provider that comes with the product, as its author's next version. */
  private Path newer() throws IOException {
    Path made = folder.resolve("pinterest-next.jar");
    try (Stream<Path> shipped = Files.list(RostrumProcess.home().resolve("shipped"));
        JarInputStream in =
            new JarInputStream(
                Files.newInputStream(
                    shipped
                        .filter(jar -> jar.getFileName().toString().contains("pinterest"))
                        .findFirst()
                        .orElseThrow()))) {
      Manifest manifest = in.getManifest();
      manifest.getMainAttributes().put(new Attributes.Name("Bundle-Version"), NEWER);
      try (OutputStream file = Files.newOutputStream(made);
          JarOutputStream out = new JarOutputStream(file, manifest)) {
        for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
          out.putNextEntry(new JarEntry(entry.getName()));
          in.transferTo(out);
          out.closeEntry();
        }
      }
    }
    return made;
  }
}
