package org.rostrum.itest.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.rostrum.itest.RostrumClient;
import org.rostrum.itest.Samples;
import org.rostrum.itest.process.QuickStart;
import org.rostrum.itest.process.RostrumProcess;

/**
 * The packaged product with an owner and one account of the simulated Pinterest, and a browser that
 * is signed in.
 */
final class Studio implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RostrumProcess rostrum;
  private final Browser browser;
  private final RostrumClient client;
  private final Pictures pictures = new Pictures();
  private final Path data;
  private final String account;
  private final String media;
  private final String board;
  private final String storage;
  private final Object kept;
  private Page page;
  private final String practice;

  Studio(Path data) {
    this.data = data;
    int practicePort = RostrumProcess.freePort();
    practice = "http://localhost:" + practicePort;
    rostrum =
        RostrumProcess.start(
            QuickStart.environment(),
            data,
            RostrumProcess.freePort(),
            "--practice",
            "--practice-port",
            Integer.toString(practicePort));
    client = new RostrumClient(rostrum.baseUrl());
    client.setUp(rostrum.setupToken());
    client.configurePinterest(practice);
    account = client.connectPinterest("norrastudio");
    media = client.upload(Samples.coffee());
    board = client.boards(account).getFirst();
    browser = new Browser();
    page = browser.open(Console.DESKTOP, Console.HEIGHT, ColorScheme.LIGHT);
    Console.signIn(page, rostrum.baseUrl());
    storage = page.context().storageState();
    kept = page.evaluate("() => ({ ...localStorage })");
  }

  /** Asks the API as the owner. */
  RostrumClient client() {
    return client;
  }

  /** The pins of the simulated Pinterest. */
  JsonNode pins() {
    return new RostrumClient(practice).outside("/_pins").get("pins");
  }

  /** The simulated Pinterest, to look into and to steer. */
  RostrumClient pinterest() {
    return new RostrumClient(practice);
  }

  Path data() {
    return data;
  }

  String media() {
    return media;
  }

  String account() {
    return account;
  }

  /**
   * Shows something in both widths and both colour schemes to the signed-in owner, with a suffix
   * for its pictures; each time as in a profile in which nothing was begun.
   */
  void everyWay(BiConsumer<Page, String> look) {
    Page view = openElsewhere();
    for (Way way : Way.ALL) {
      forget(view);
      way.applyTo(view);
      look.accept(view, way.suffix());
    }
    view.context().close();
  }

  /**
   * A page of the signed-in owner that shows nothing yet, in which nothing was begun. The one
   * before is closed: it would go on listening, and working, for each change.
   */
  Page open() {
    Page next = browser.beside(page);
    page.close();
    page = next;
    forget(page);
    return page;
  }

  /** A page of the signed-in owner in a browser of its own. */
  Page openElsewhere() {
    return browser.open(Console.DESKTOP, Console.HEIGHT, ColorScheme.LIGHT, storage);
  }

  /** Leaves what signing in leaves. It belongs to the console's address: any page of it will do. */
  private void forget(Page view) {
    view.navigate(rostrum.baseUrl() + "/health/live");
    view.evaluate(
        "kept => { localStorage.clear(); sessionStorage.clear(); Object.assign(localStorage, kept); }",
        kept);
  }

  void show(Page page, String path) {
    page.navigate(rostrum.baseUrl() + path);
    Console.settled(page);
  }

  /** Looks at pages in both widths and both colour schemes, with axe and with a camera. */
  void look(String suffix, String... paths) {
    Page view = openElsewhere();
    for (String path : paths) {
      for (Way way : Way.ALL) {
        way.applyTo(view);
        if (!way.isSecondOfItsWidth()) {
          show(view, path);
        }
        String what = path.substring(1) + suffix + way.suffix();
        Browser.assertAccessible(view, what);
        Console.assertNothingSticksOut(view, what);
        pictures.take(view, what);
      }
    }
    view.context().close();
  }

  void picture(Page page, String what) {
    Browser.assertAccessible(page, what);
    pictures.take(page, what);
  }

  /** Makes a post, gives it the next free slot, and answers its publication's id. */
  String queue(String title) {
    JsonNode post = client.create(account, media, board, title);
    return client
        .change(
            "POST",
            "/posts/" + post.get("id").asText() + "/queue",
            post.get("version").asLong(),
            RostrumClient.object(),
            200)
        .at("/publications/0/id")
        .asText();
  }

  /** Makes a post, schedules it, and answers its publication's id. */
  String schedule(String title, Instant at) {
    return client.schedule(account, media, board, title, at);
  }

  List<JsonNode> queued() {
    return RostrumClient.stream(client.get("/accounts/" + account + "/queue").get("items"))
        .toList();
  }

  /** Fills in the composer, but for the time. */
  static void compose(Page page, String title) {
    Console.button(page, "New post").first().click();
    Locator composer = page.getByRole(AriaRole.DIALOG);
    composer.getByLabel("Add pictures").setInputFiles(Samples.coffee());
    composer.getByRole(AriaRole.TEXTBOX, Console.name("Alt text")).fill("A cup of coffee.");
    composer.getByRole(AriaRole.TEXTBOX, Console.name("Title")).first().fill(title);
    composer.getByRole(AriaRole.COMBOBOX, Console.name("Board")).click();
    composer.getByRole(AriaRole.LISTBOX).getByRole(AriaRole.OPTION).first().click();
  }

  /** Answers a question about a publication as the API does, but for a change. */
  static Consumer<Route> changing(Consumer<ObjectNode> change) {
    return route -> {
      try {
        APIResponse answer = route.fetch();
        JsonNode body = JSON.readTree(answer.body());
        change.accept((ObjectNode) body.get("publication"));
        route.fulfill(
            new Route.FulfillOptions().setResponse(answer).setBody(JSON.writeValueAsString(body)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  @Override
  public void close() {
    try {
      browser.assertNoComplaints();
    } finally {
      browser.close();
      rostrum.close();
    }
  }
}
