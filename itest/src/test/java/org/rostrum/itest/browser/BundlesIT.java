package org.rostrum.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.rostrum.itest.browser.Console.button;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.itest.process.RostrumProcess;

/** The bundles of networks in a browser, against the packaged product. */
class BundlesIT {
  private static final String NEWER = "99.0.0";

  @TempDir private Path folder;

  @Test
  void aNetworkIsUpdatedSuspendedRolledBackRemovedAndBroughtBack() throws IOException {
    try (Studio studio = new Studio(folder.resolve("data"))) {
      Page page = studio.open();
      Page elsewhere = studio.open();
      studio.show(page, "/bundles");
      studio.show(elsewhere, "/bundles");
      assertThat(pinterest(page)).containsText("Running");
      assertThat(pinterest(page)).containsText("1 account, 0 posts waiting");
      assertThat(pinterest(page)).containsText("Came with Rostrum");

      refuse(page);
      update(studio, page);
      // Another console hears of it by itself.
      assertThat(pinterest(elsewhere)).containsText(NEWER);
      suspendAndResume(page, elsewhere);
      rollBack(page);
      studio.look("", "/bundles");
      removeAndBringBack(page, elsewhere);
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

  private static Locator pinterest(Page page) {
    return page.locator(".bundle");
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
