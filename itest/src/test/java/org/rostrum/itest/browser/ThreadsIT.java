package org.rostrum.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.itest.browser.Console.button;
import static org.rostrum.itest.browser.Console.name;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.itest.RostrumClient;
import org.rostrum.itest.thready.ThreadyActivator;
import org.rostrum.itest.thready.ThreadyProvider;
import org.rostrum.provider.content.TextRule;
import org.rostrum.provider.content.TextRule.Unit;

/**
 * Threads in a browser, against the packaged product with a network of threads that was installed
 * while it runs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreadsIT {
  private static final double PUBLISHED_WITHIN_MILLIS = 60_000;

  /** Letters that join each other in many ways; none whose joining changed with Unicode 15.1. */
  private static final List<String> PIECES =
      List.of(
          "a", "é", "e\u0301", "\u0308", " ", "\n", "\r\n", "ß", "한", "\u1112", "\u1161", "\u11ab",
          "👍", "🏽", "👨", "\u200d", "👩", "👧", "❤", "\ufe0f", "🇩", "🇪", "🇫", "1", "\u20e3",
          "நி", "ที่", "\u0e33", "\u200b", "\u00ad", "🏴", "\u0600", "عَ", "𝔘");

  private Studio studio;
  private Page page;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    studio = new Studio(folder.resolve("data"));
    Page installing = studio.open();
    studio.show(installing, "/bundles");
    installing.getByLabel("Add a network’s bundle").setInputFiles(thready(folder));
    Locator plan = installing.getByRole(AriaRole.DIALOG);
    plan.getByRole(AriaRole.CHECKBOX).check();
    plan.getByRole(AriaRole.BUTTON, name("Install")).click();
    assertThat(plan).hasCount(0);
    installing.close();
    studio
        .client()
        .send(
            "POST",
            "/providers/thready/connect",
            RostrumClient.object()
                .put("method", "TOKEN")
                .set("fields", RostrumClient.object().put("token", "any")),
            200);
  }

  @AfterAll
  void stop() {
    studio.close();
  }

  @BeforeEach
  void open() {
    page = studio.open();
  }

  /** The bundle as its author would build it. */
  private static Path thready(Path folder) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    Map.of(
            "Bundle-ManifestVersion", "2",
            "Bundle-Name", "Thready",
            "Bundle-SymbolicName", "org.example.thready",
            "Bundle-Version", "1.0.0",
            "Bundle-Activator", ThreadyActivator.class.getName(),
            "Provide-Capability", "org.rostrum.provider;id=" + ThreadyProvider.ID,
            "Import-Package",
                "org.osgi.framework,org.rostrum.provider,org.rostrum.provider.auth,"
                    + "org.rostrum.provider.content,org.rostrum.provider.publish,"
                    + "org.rostrum.provider.settings")
        .forEach(manifest.getMainAttributes()::putValue);
    Path jar = folder.resolve("thready.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      for (Class<?> type : List.of(ThreadyActivator.class, ThreadyProvider.class)) {
        String entry = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(entry));
        try (InputStream code = type.getClassLoader().getResourceAsStream(entry)) {
          Objects.requireNonNull(code, entry).transferTo(out);
        }
        out.closeEntry();
      }
    }
    return jar;
  }

  private static Locator composer(Page view) {
    return view.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("New post"));
  }

  private static Locator begin(Page view) {
    button(view, "New post").first().click();
    Locator composer = composer(view);
    composer.getByRole(AriaRole.CHECKBOX, name("Mia")).check();
    return composer;
  }

  private static Locator field(Locator composer, String label) {
    return composer.getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
  }

  private static void add(Locator composer, String text) {
    composer.getByRole(AriaRole.BUTTON, name("Add a reply").setExact(true)).click();
    composer.page().keyboard().insertText(text);
  }

  @Test
  void aThreadIsComposedWithTheKeyboardAndPublishedInOrder() {
    studio.show(page, "/");
    Locator composer = begin(page);
    field(composer, "Text").fill("The post");
    add(composer, "👨‍👩‍👧‍👦".repeat(ThreadyProvider.MAX_LENGTH / 2));
    Locator first = composer.locator("[data-reply='0']");
    assertThat(first.locator(".counter")).hasText("bytes 375 / 200 too long");
    assertThat(first.locator(".field-error")).containsText("takes 375 bytes; at most 200");
    field(composer, "Reply 1").fill("x".repeat(ThreadyProvider.MAX_LENGTH + 1));
    assertThat(first.locator(".counter")).hasText("31 / 30 too long");
    assertThat(first.locator(".field-error")).containsText("has 31 characters");
    field(composer, "Reply 1").fill("second");
    assertThat(first.locator(".field-error")).hasCount(0);
    add(composer, "first");
    add(composer, "out");
    assertThat(composer.getByRole(AriaRole.BUTTON, name("Add a reply"))).isDisabled();
    reorder(composer);
    assertThat(composer.locator(".preview-thread > li"))
        .hasText(new Pattern[] {Pattern.compile("first$"), Pattern.compile("second$")});
    studio.picture(page, "composer-thread");

    composer.getByRole(AriaRole.BUTTON, name("Publish now")).click();
    assertThat(composer).isHidden();
    studio.show(page, "/posts");
    Locator row =
        page.getByRole(AriaRole.MAIN)
            .getByRole(AriaRole.BUTTON, name(Pattern.compile("The post.*Published")));
    assertThat(row)
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PUBLISHED_WITHIN_MILLIS));
    assertThat(said("The post")).isEqualTo("The post|first|second");
    row.click();
    page.locator("summary", new Page.LocatorOptions().setHasText("What it says")).click();
    assertThat(page.getByRole(AriaRole.DIALOG).locator(".said"))
        .hasText(new String[] {"The post", "first", "second"});
    assertThat(page.getByText("On the network in part").first()).isVisible();
  }

  private void reorder(Locator composer) {
    Locator up = composer.getByRole(AriaRole.BUTTON, name("Move reply 2 up"));
    up.focus();
    page.keyboard().press("Enter");
    assertThat(field(composer, "Reply 1")).hasValue("first");
    assertThat(field(composer, "Reply 2")).hasValue("second");
    assertThat(composer.getByRole(AriaRole.BUTTON, name("Move reply 1 up"))).isFocused();
    composer.getByRole(AriaRole.BUTTON, name("Remove reply 3")).focus();
    page.keyboard().press("Enter");
    assertThat(field(composer, "Reply 3")).hasCount(0);
    assertThat(field(composer, "Reply 2")).isFocused();
  }

  private String said(String title) {
    JsonNode found =
        RostrumClient.stream(studio.client().get("/publications?state=PUBLISHED").get("items"))
            .filter(one -> one.get("title").asText().equals(title))
            .findFirst()
            .orElseThrow();
    String url = found.get("url").asText();
    return URLDecoder.decode(url.substring(url.indexOf('=') + 1), StandardCharsets.UTF_8);
  }

  @Test
  void anotherAccountTakesNoneAndAThirdWayOfSayingItIsItsOwn() {
    studio.show(page, "/");
    Locator composer = begin(page);
    composer.getByRole(AriaRole.CHECKBOX, name("Norra Studio")).check();
    field(composer, "Text").fill("For both");
    add(composer, "for both");
    assertThat(composer.getByText(Pattern.compile("Norra Studio: Nothing can follow a post here")))
        .isVisible();
    Locator mia = composer.getByRole(AriaRole.REGION, name("Thready, Mia"));
    mia.locator("summary").click();
    mia.getByRole(AriaRole.BUTTON, name("Let other words follow on Thready")).click();
    Locator own = field(composer, "Reply 1 on Thready");
    own.fill("y".repeat(ThreadyProvider.MAX_LENGTH + 1));
    assertThat(mia.locator(".field-error")).containsText("has 31 characters");
    own.fill("for Mia");
    assertThat(field(composer, "Reply 1")).hasValue("for both");
    assertThat(mia.locator(".badge")).containsText("1 changed");
    composer.getByLabel("Preview for").selectOption("Thready · Mia");
    assertThat(composer.locator(".preview-thread")).containsText("for Mia");
    mia.getByRole(AriaRole.BUTTON, name("Let the same follow as elsewhere")).click();
    assertThat(composer.locator(".preview-thread")).containsText("for both");
  }

  @Test
  void anEmptyReplyIsShownWhereItIsWhenItIsSent() {
    studio.show(page, "/");
    Locator composer = begin(page);
    field(composer, "Text").fill("With a gap");
    add(composer, "there");
    add(composer, "");
    composer.getByRole(AriaRole.BUTTON, name("Publish now")).click();
    assertThat(composer.locator("[data-reply='1'] .field-error"))
        .containsText("Reply is empty. Write it, or remove it.");
    assertThat(field(composer, "Reply 2")).isFocused();
  }

  @Test
  void theBrowserCountsAsTheServerDoes() {
    studio.show(page, "/");
    Random random = new Random(7);
    TextRule links = TextRule.optional("Text", 100).withLinkLength(23);
    List<Map<String, Object>> samples = new ArrayList<>();
    for (int number = 0; number < 3_000; number++) {
      StringBuilder text = new StringBuilder(number % 5 == 0 ? "see https://a.example/" : "");
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      String sample = text.toString();
      samples.add(
          Map.of(
              "text", sample,
              "GRAPHEMES", Unit.GRAPHEMES.count(sample),
              "CODE_POINTS", Unit.CODE_POINTS.count(sample),
              "UTF16_UNITS", Unit.UTF16_UNITS.count(sample),
              "links", links.length(sample),
              "bytes", sample.getBytes(StandardCharsets.UTF_8).length));
    }
    Object different =
        page.evaluate(
            """
            async (samples) => {
              const base = document.querySelector('script[type=module]').src.replace('app.js', '');
              const { bytesOf, lengthOf } = await import(base + 'lib/text.js');
              return samples
                .map((one) => ({ one, own: {
                  GRAPHEMES: lengthOf(one.text, { unit: 'GRAPHEMES' }),
                  CODE_POINTS: lengthOf(one.text, { unit: 'CODE_POINTS' }),
                  UTF16_UNITS: lengthOf(one.text, { unit: 'UTF16_UNITS' }),
                  links: lengthOf(one.text, { unit: 'CODE_POINTS', linkLength: 23 }),
                  bytes: bytesOf(one.text),
                } }))
                .filter(({ one, own }) => Object.keys(own).some((key) => own[key] !== one[key]))
                .map((found) => JSON.stringify(found));
            }
            """,
            samples);
    assertThat((List<?>) different).isEmpty();
  }

  @Test
  void threadsAreWellMadeInEveryWidthAndColourScheme() {
    studio.everyWay(
        (view, way) -> {
          studio.show(view, "/");
          Locator composer = begin(view);
          field(composer, "Text").fill("A post");
          add(composer, "a".repeat(ThreadyProvider.MAX_LENGTH + 1));
          add(composer, "and on it goes");
          assertThat(composer.locator(".field-error")).isVisible();
          composer.getByRole(AriaRole.REGION, name("Thready, Mia")).locator("summary").click();
          composer.getByRole(AriaRole.BUTTON, name("Let other words follow on Thready")).click();
          assertThat(field(composer, "Reply 2 on Thready")).isVisible();
          field(composer, "Reply 2").scrollIntoViewIfNeeded();
          Console.assertNothingSticksOut(view, "composer-thread" + way);
          studio.picture(view, "composer-thread" + way);
        });
  }
}
