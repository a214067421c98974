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
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.itest.RostrumClient;
import org.rostrum.itest.Samples;
import org.rostrum.itest.Waiting;

/**
 * Carousels, videos, crops and the library in a browser, against the packaged product and the
 * simulated Pinterest.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComposerIT {
  private static final double PUBLISHED_WITHIN_MILLIS = 120_000;

  private Studio studio;
  private Page page;
  private Path tall;
  private Path square;
  private Path wide;

  @BeforeAll
  void start(@TempDir Path folder) {
    studio = new Studio(folder.resolve("data"));
    tall = picture(folder.resolve("tall.png"), 400, 600, Color.ORANGE);
    square = picture(folder.resolve("square.png"), 500, 500, Color.CYAN);
    wide = picture(folder.resolve("wide.png"), 800, 450, Color.PINK);
  }

  @AfterAll
  void stop() {
    studio.close();
  }

  @BeforeEach
  void open() {
    page = studio.open();
  }

  private static Path picture(Path file, int width, int height, Color colour) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D surface = image.createGraphics();
    surface.setPaint(new GradientPaint(0, 0, colour, width, height, Color.DARK_GRAY));
    surface.fillRect(0, 0, width, height);
    surface.setColor(Color.WHITE);
    surface.fillOval(width / 4, height / 4, width / 3, width / 3);
    surface.dispose();
    try {
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private static Locator composer(Page view) {
    return view.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("New post"));
  }

  private static Locator dialog(Page view, String title) {
    return view.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(title));
  }

  private static void begin(Page view, Path... files) {
    button(view, "New post").first().click();
    composer(view).getByLabel("Add pictures").setInputFiles(files);
    assertThat(composer(view).getByRole(AriaRole.PROGRESSBAR)).hasCount(0);
  }

  private static void chooseABoard(Page view) {
    composer(view).getByRole(AriaRole.COMBOBOX, name(Pattern.compile("^Board$"))).click();
    view.getByRole(AriaRole.LISTBOX).getByRole(AriaRole.OPTION).first().click();
  }

  private void publish(String title) {
    composer(page).getByLabel("Title", exactly()).fill(title);
    chooseABoard(page);
    composer(page).getByRole(AriaRole.BUTTON, name("Publish now")).click();
    assertThat(composer(page)).isHidden();
    studio.show(page, "/posts");
    assertThat(
            page.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.BUTTON, name(Pattern.compile(title + ".*Published"))))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PUBLISHED_WITHIN_MILLIS));
  }

  private static Locator.GetByLabelOptions exactly() {
    return new Locator.GetByLabelOptions().setExact(true);
  }

  private JsonNode pin(String title) {
    return RostrumClient.stream(studio.pins())
        .filter(one -> one.path("title").asText().equals(title))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aCarouselIsMadeEqualWithOnePressAndPublished() {
    studio.show(page, "/");
    begin(page, tall, square, wide);
    Locator composer = composer(page);
    Locator sizes = composer.getByText("The pieces have different sizes");
    assertThat(sizes).isVisible();
    assertThat(composer.getByRole(AriaRole.BUTTON, name(Pattern.compile("^Pad to")))).hasCount(2);
    composer.getByRole(AriaRole.BUTTON, name("Crop all")).click();
    assertThat(sizes).isHidden();

    button(page, "Move wide.png up").focus();
    page.keyboard().press("Enter");
    assertThat(composer.locator(".media-name"))
        .hasText(new String[] {"tall.png", "wide.png", "square.png"});
    assertThat(button(page, "Move wide.png up")).isFocused();
    for (int piece = 1; piece <= 3; piece++) {
      composer.getByLabel("Alt text of piece " + piece).fill("Picture number " + piece);
    }
    composer.locator("summary", hasText("Title, Description and Link")).nth(1).click();
    composer.getByLabel("Title of piece 2").fill("The wide one");
    composer.getByLabel("Link of piece 2").fill("https://example.org/wide");
    button(page, "The next piece").click();
    assertThat(composer.locator(".preview-title")).hasText("The wide one");
    assertThat(composer.locator(".preview-link")).hasText("example.org");
    studio.picture(page, "composer-carousel");
    publish("Three of a kind");

    JsonNode slots = pin("Three of a kind").get("slots");
    assertThat(slots).hasSize(3);
    assertThat(RostrumClient.stream(slots).map(one -> one.get("width").asInt()).distinct())
        .hasSize(1);
    assertThat(RostrumClient.stream(slots).map(one -> one.get("height").asInt()).distinct())
        .hasSize(1);
    assertThat(slots.get(1).get("title").asText()).isEqualTo("The wide one");
  }

  private static Locator.LocatorOptions hasText(String text) {
    return new Locator.LocatorOptions().setHasText(text);
  }

  @Test
  void aVideoGoesOutWithTheFrameThatWasChosen() {
    studio.show(page, "/");
    begin(page, Samples.moving());
    Locator composer = composer(page);
    Locator frame = composer.getByRole(AriaRole.SLIDER, name("Frame"));
    assertThat(frame).hasAttribute("aria-valuetext", "0:01 of 0:04");
    frame.focus();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowRight");
    assertThat(frame).hasAttribute("aria-valuetext", "0:03 of 0:04");
    // The frame is taken by the browser and stands for the video from now on.
    assertThat(composer.locator(".media-thumb img")).isVisible();
    composer.getByLabel("Alt text").fill("A moving test card.");
    studio.picture(page, "composer-video");
    publish("Moving");

    assertThat(pin("Moving").at("/video/cover_second").asInt()).isEqualTo(3);
    studio.show(page, "/library");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("moving.mp4")).click();
    assertThat(dialog(page, "moving.mp4").getByLabel("Player of moving.mp4")).isVisible();
    studio.picture(page, "library-video");
  }

  @Test
  void aPictureIsCroppedFromTheKeyboardAndTheOriginalStays() {
    studio.client().upload(wide);
    studio.show(page, "/library");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("wide.png").setExact(false))
        .first()
        .click();
    dialog(page, "wide.png").getByRole(AriaRole.BUTTON, name("Crop")).click();
    Locator crop = dialog(page, "Crop wide.png");
    crop.getByRole(AriaRole.BUTTON, name("1:1")).click();
    assertThat(crop.getByLabel("Left")).hasValue("175");
    crop.getByRole(AriaRole.GROUP, name("Crop area")).focus();
    page.keyboard().press("ArrowLeft");
    assertThat(crop.getByLabel("Left")).hasValue("167");
    page.keyboard().press("Alt+ArrowRight");
    assertThat(crop.getByLabel("Left")).hasValue("168");
    page.keyboard().press("Shift+ArrowLeft");
    assertThat(crop.getByLabel("Width")).hasValue("442");
    assertThat(crop.getByLabel("Height")).hasValue("442");
    crop.getByLabel("Width").fill("300");
    crop.getByLabel("Width").press("Enter");
    assertThat(crop.getByLabel("Height")).hasValue("300");
    studio.picture(page, "crop");
    crop.getByRole(AriaRole.BUTTON, name("Crop").setExact(true)).click();
    assertThat(crop).isHidden();

    JsonNode pieces = studio.client().get("/media").get("items");
    assertThat(RostrumClient.stream(pieces).map(ComposerIT::size)).contains("300x300", "800x450");
  }

  private static String size(JsonNode media) {
    return media.get("width").asInt() + "x" + media.get("height").asInt();
  }

  @Test
  void adviceIsNoErrorAndItsFixIsOnePress() {
    studio.show(page, "/");
    begin(page, square);
    Locator advice = composer(page).locator(".finding-advice");
    assertThat(advice).containsText("2:3");
    advice.getByRole(AriaRole.BUTTON, name(Pattern.compile("^Crop to 333 × 500"))).click();
    assertThat(advice).hasCount(0);
    button(page, "Undo the edit of square.png").click();
    assertThat(advice).isVisible();
    assertThat(composer(page).locator(".composer-message")).hasText("");
  }

  @Test
  void theColourIsTakenFromThePictureAndAiIsDisclosedAndTakenBack() {
    studio.show(page, "/");
    begin(page, tall);
    Locator composer = composer(page);
    composer.getByLabel("AI disclosure", exactly()).selectOption("modified");
    composer.locator("summary", hasText("Advanced")).click();
    composer.getByRole(AriaRole.BUTTON, name(Pattern.compile("^From the picture"))).click();
    String colour = composer.getByLabel("Dominant colour", exactly()).inputValue();
    assertThat(colour).matches("#[0-9a-fA-F]{6}");
    publish("Made by a machine");
    JsonNode pin = pin("Made by a machine");
    assertThat(pin.get("dominant_color").asText()).isEqualTo(colour);
    assertThat(pin.at("/ai_disclosures/0").asText()).isEqualTo("AI_MODIFIED");

    page.getByRole(AriaRole.MAIN)
        .getByRole(AriaRole.BUTTON, name(Pattern.compile("Made by a machine")))
        .click();
    button(page, "Change it on Pinterest").click();
    Locator change = dialog(page, "Change it on Pinterest");
    assertThat(change.getByLabel("Description", exactly())).isVisible();
    assertThat(change.getByLabel("AI disclosure", exactly())).hasValue("modified");
    change.getByLabel("AI disclosure", exactly()).selectOption("");
    button(page, "Change it").last().scrollIntoViewIfNeeded();
    studio.picture(page, "change-on-network");
    change.getByRole(AriaRole.BUTTON, name("Change it")).click();
    assertThat(change).isHidden();
    Waiting.until(
        "no disclosure any more",
        Duration.ofSeconds(30),
        () -> !pin("Made by a machine").has("ai_disclosures"));
  }

  @Test
  void piecesComeFromTheLibraryInTheOrderOfChoosing() {
    studio.client().upload(tall);
    studio.client().upload(square);
    studio.show(page, "/");
    button(page, "New post").first().click();
    composer(page).getByRole(AriaRole.BUTTON, name("Choose from the library")).click();
    Locator picker = dialog(page, "Choose from the library");
    picker.getByRole(AriaRole.CHECKBOX, name("tall.png")).first().check();
    picker.getByRole(AriaRole.CHECKBOX, name("square.png")).first().check();
    studio.picture(page, "picker");
    picker.getByRole(AriaRole.BUTTON, name("Add 2 pieces")).click();
    assertThat(composer(page).locator(".media-name"))
        .hasText(new String[] {"tall.png", "square.png"});
  }

  @Test
  void whatHasATimeCannotRepeatAndSaysWhy() {
    String publication = studio.schedule("Once only", Instant.now().plus(Duration.ofDays(3)));
    studio.show(page, "/posts?publication=" + publication);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Edit").setExact(true))
        .click();
    Locator editor = dialog(page, "Edit post");
    assertThat(editor.getByText("It cannot repeat while it has a time")).isVisible();
    assertThat(editor.getByLabel("Repeat", exactly())).hasCount(0);
  }

  @Test
  void cropsStayWithinTheirPicture() {
    studio.show(page, "/");
    Object outside =
        page.evaluate(
            """
            async () => {
              const base = document.querySelector('script[type=module]').src.replace('app.js', '');
              const { largest, move, resize, withNumber } = await import(base + 'media/crop-box.js');
              const picture = { width: 799, height: 451 };
              let seed = 7;
              const random = (most) => (seed = (seed * 48271) % 2147483647) % most;
              for (let round = 0; round < 4000; round++) {
                const ratio = [null, 2 / 3, 1, 9 / 16, 16 / 9][random(5)];
                let box = largest(picture, ratio);
                for (let step = 0; step < 4; step++) {
                  const [x, y] = [random(1200) - 600, random(1200) - 600];
                  const corner = ['nw', 'ne', 'sw', 'se'][random(4)];
                  box = [
                    () => move(box, x, y, picture),
                    () => resize(box, corner, x, y, picture, ratio),
                    () => withNumber(box, ['x', 'y', 'width', 'height'][random(4)], x, picture, ratio),
                  ][random(3)]();
                  const whole = Object.values(box).every(Number.isInteger);
                  const within = box.x >= 0 && box.y >= 0 && box.width >= 1 && box.height >= 1
                    && box.x + box.width <= picture.width && box.y + box.height <= picture.height;
                  const shaped = ratio === null || Math.abs(box.width - box.height * ratio) <= 2;
                  if (!whole || !within || !shaped) {
                    return JSON.stringify({ box, ratio, round });
                  }
                }
              }
              return 'none';
            }
            """);
    assertThat(outside).isEqualTo("none");
  }

  @Test
  void theComposerIsWellMadeInEveryWidthAndColourScheme() {
    studio.client().upload(Samples.moving());
    studio.everyWay(
        (view, way) -> {
          studio.show(view, "/");
          begin(view, tall, square, wide);
          assertThat(composer(view).getByText("The pieces have different sizes")).isVisible();
          looked(view, "composer-sizes" + way);
          button(view, "Crop square.png").click();
          assertThat(dialog(view, "Crop square.png").locator("canvas")).isAttached();
          looked(view, "crop" + way);
          view.keyboard().press("Escape");
          button(view, "Discard").click();
          dialog(view, "Discard what you wrote?")
              .getByRole(AriaRole.BUTTON, name("Discard"))
              .click();
          begin(view, Samples.moving());
          assertThat(view.getByRole(AriaRole.SLIDER)).isVisible();
          view.getByRole(AriaRole.SLIDER).scrollIntoViewIfNeeded();
          looked(view, "composer-video" + way);
          studio.show(view, "/library");
          looked(view, "library" + way);
        });
  }

  private void looked(Page view, String what) {
    Console.assertNothingSticksOut(view, what);
    studio.picture(view, what);
  }
}
