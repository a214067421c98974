package org.rostrum.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.itest.browser.Console.button;
import static org.rostrum.itest.browser.Console.name;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.itest.browser.bird.BirdActivator;

/** Accounts on a network of many servers, connected in a browser, against the packaged product. */
class SignInIT {
  @TempDir private Path folder;

  @Test
  void anAccountIsConnectedAtTheServerThatThePersonNames() throws Exception {
    try (Studio studio = new Studio(folder.resolve("data"));
        BirdServer server = new BirdServer()) {
      install(folder.resolve("data").resolve("providers"));
      Page page = studio.open();
      studio.show(page, "/accounts");

      byConsent(page, server);
      assertThat(server.asked)
          .containsEntry("login_hint", "robin")
          .containsEntry("code_challenge_method", "S256");
      assertThat(server.asked.get("client_id")).startsWith("http://localhost?redirect_uri=");
      assertThat(server.asked.get("redirect_uri")).startsWith("http://127.0.0.1:");

      byAppPassword(page);
      again(page, server);
      everyWay(studio);
    }
  }

  private static void byConsent(Page page, BirdServer server) {
    Locator dialog = choose(page);
    button(page, "Continue to your server").click();
    assertThat(dialog).containsText("Handle is needed.");
    assertThat(handle(dialog)).isFocused();
    // what only the provider can tell stands at the field, too
    handle(dialog).fill("robin");
    page.keyboard().press("Enter");
    assertThat(dialog).containsText("Write it as name@server.");
    assertThat(handle(dialog)).isFocused();
    handle(dialog).fill("robin@10.0.0.1");
    page.keyboard().press("Enter");
    assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("10.0.0.1");
    handle(dialog).fill("robin@" + server.address());
    page.keyboard().press("Enter");
    assertThat(page.getByText("robin@127.0.0.1").first()).isVisible();
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    assertThat(page.url()).startsWith("http://localhost:").contains("/accounts");
  }

  private static void byAppPassword(Page page) {
    Locator dialog = choose(page);
    dialog.getByRole(AriaRole.RADIO, name("Sign in with an app password")).check();
    Locator server = dialog.getByRole(AriaRole.TEXTBOX, name("Server"));
    assertThat(server).hasValue("https://bird.example");
    server.fill("https://nest.example");
    Locator password = dialog.getByLabel("Password made for this app").first();
    password.fill("wrong");
    dialog.getByRole(AriaRole.BUTTON, name("Connect")).last().click();
    assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("does not know this app password");
    password.fill("open sesame");
    dialog.getByRole(AriaRole.BUTTON, name("Connect")).last().click();
    assertThat(page.getByText("wren@nest.example").first()).isVisible();
    // where it is can be seen, and need not be filled in again
    Locator card = page.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName("wren"));
    assertThat(card).containsText("https://nest.example");
    button(page, "Reconnect wren").click();
    dialog.getByRole(AriaRole.RADIO, name("Sign in with an app password")).check();
    assertThat(server).hasValue("https://nest.example");
    page.keyboard().press("Escape");
    assertThat(dialog).hasCount(0);
  }

  private static void again(Page page, BirdServer server) {
    server.belongsTo("jay");
    button(page, "Reconnect robin").click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    handle(dialog).fill("jay@" + server.address());
    page.keyboard().press("Enter");
    Locator refusal = page.getByRole(AriaRole.ALERT);
    assertThat(refusal).containsText("jay");
    assertThat(refusal).containsText("robin");
  }

  private static void everyWay(Studio studio) {
    studio.everyWay(
        (view, way) -> {
          studio.show(view, "/accounts");
          choose(view);
          Browser.assertAccessible(view, "sign-in" + way);
          Console.assertNothingSticksOut(view, "sign-in" + way);
        });
  }

  private static Locator choose(Page page) {
    button(page, "Connect an account").click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByRole(AriaRole.BUTTON, name("Bird")).click();
    assertThat(handle(dialog)).isVisible();
    return dialog;
  }

  private static Locator handle(Locator dialog) {
    return dialog.getByRole(AriaRole.TEXTBOX, name("Handle"));
  }

  /** Lays the bundle into the folder, with its fingerprint beside it. */
  private void install(Path providers) throws Exception {
    Path made = folder.resolve("bird.jar");
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", "org.example.bird");
    main.putValue("Bundle-Version", "1.0.0");
    main.putValue("Bundle-Activator", BirdActivator.class.getName());
    main.putValue("Provide-Capability", "org.rostrum.provider;id=bird");
    main.putValue(
        "Import-Package",
        Stream.of("", ".auth", ".content", ".publish", ".settings")
            .map(part -> "org.rostrum.provider" + part + ";version=\"[1.0,2)\"")
            .reduce("org.osgi.framework", (all, one) -> all + "," + one));
    try (OutputStream file = Files.newOutputStream(made);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      for (String type : List.of("Activator", "Provider", "Servers", "Sessions")) {
        String entry =
            BirdActivator.class.getPackageName().replace('.', '/') + "/Bird" + type + ".class";
        out.putNextEntry(new JarEntry(entry));
        try (InputStream in = BirdActivator.class.getResourceAsStream("Bird" + type + ".class")) {
          if (in == null) {
            throw new IOException("The class Bird" + type + " is missing");
          }
          in.transferTo(out);
        }
        out.closeEntry();
      }
    }
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(made));
    Files.createDirectories(providers);
    Files.writeString(
        providers.resolve("bird.jar.sha256"), HexFormat.of().formatHex(digest) + "  bird.jar\n");
    Files.move(made, providers.resolve("bird.jar"), StandardCopyOption.ATOMIC_MOVE);
  }
}
