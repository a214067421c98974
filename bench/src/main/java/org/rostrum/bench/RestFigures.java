package org.rostrum.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;

/**
 * How long one caller waits for the REST interface of the packaged product: to create a post for
 * one account of Pinterest, with a picture, and to schedule it. Nothing of it reaches a network.
 */
final class RestFigures {
  private static final String CREATE = "REST, creating a post";
  private static final String SCHEDULE = "REST, scheduling it";
  private static final String ROSTRUM = "Rostrum";
  private static final int WIDTH = 1_000;
  private static final int HEIGHT = 1_500;

  private final Sizes sizes;
  private final Report report;
  private final PostgresServer server;
  private final Path folder;
  private final Path home;

  /**
   * Measures with the given server.
   *
   * @param folder for the product's data
   * @param home where the assembled distribution is, if it is there
   */
  RestFigures(Sizes sizes, Report report, PostgresServer server, Path folder, Path home) {
    this.sizes = sizes;
    this.report = report;
    this.server = server;
    this.folder = folder;
    this.home = home;
  }

  /** Calls one after the other, as a person or a script does; says so if it cannot be measured. */
  void run() {
    report.section("REST on PostgreSQL: %,d posts, one caller".formatted(sizes.restCalls()));
    if (!Files.isExecutable(home.resolve("bin/rostrum"))) {
      report.note(
          "not measured: the distribution is not there; mvn -DskipTests install assembles it");
      return;
    }
    for (int round = 0; round < sizes.rounds(); round++) {
      Database.Postgres database = server.freshDatabase();
      try {
        Path own = Files.createDirectories(folder.resolve("rest-" + round));
        try (Product product = Product.start(home, database, own)) {
          measure(product, database);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        server.drop(database);
      }
    }
    for (String figure : List.of(CREATE, SCHEDULE)) {
      report.print(figure + ", median");
      report.print(figure + ", p99");
    }
    report.note("a new process each round; the first " + sizes.restWarmUp() + " do not count");
    report.goal(
        "scheduling through REST under 5 ms as a median",
        report.value(SCHEDULE + ", median", ROSTRUM),
        millis -> millis < 5);
  }

  private void measure(Product product, Database.Postgres database) {
    String picture = upload(product);
    UUID account = account(database);
    byte[] draft = draft(account, picture);
    Instant at = Instant.now().plus(Duration.ofDays(7)).truncatedTo(ChronoUnit.SECONDS);
    for (int call = 0; call < sizes.restWarmUp(); call++) {
      schedule(product, create(product, draft), at);
    }
    server.settle();
    double[] created = new double[sizes.restCalls()];
    double[] scheduled = new double[sizes.restCalls()];
    for (int call = 0; call < sizes.restCalls(); call++) {
      long begun = System.nanoTime();
      JsonNode post = create(product, draft);
      long between = System.nanoTime();
      schedule(product, post, at.plusSeconds(call));
      created[call] = (between - begun) / 1e6;
      scheduled[call] = (System.nanoTime() - between) / 1e6;
    }
    add(CREATE, created);
    add(SCHEDULE, scheduled);
  }

  private void add(String figure, double[] millis) {
    Arrays.sort(millis);
    report.add(figure + ", median", ROSTRUM, "ms", millis[millis.length / 2]);
    report.add(figure + ", p99", ROSTRUM, "ms", millis[(int) (millis.length * 0.99)]);
  }

  private static JsonNode create(Product product, byte[] draft) {
    return product.post("posts", draft, Map.of(), 201);
  }

  private static void schedule(Product product, JsonNode post, Instant at) {
    JsonNode scheduled =
        product.post(
            "posts/" + post.get("id").asText() + "/schedule",
            Product.json(Map.of("at", at.toString())),
            Map.of("If-Match", "\"" + post.get("version").asText() + "\""),
            200);
    String state = scheduled.get("publications").get(0).get("state").asText();
    if (!state.equals("SCHEDULED")) {
      throw new InvalidRun("A post that was scheduled is " + state);
    }
  }

  private static byte[] draft(UUID account, String picture) {
    Map<String, Object> target = new HashMap<>();
    target.put("accountId", account.toString());
    target.put("options", Map.of("board", "549755885175"));
    Map<String, Object> same = new HashMap<>();
    for (String text : List.of("title", "text", "link")) {
      same.put(text, null);
    }
    target.put("version", same);
    return Product.json(
        Map.of(
            "title",
            "A cup",
            "text",
            Job.TEXT,
            "link",
            "https://example.org/",
            "media",
            List.of(Map.of("mediaId", picture, "altText", "A cup on a table")),
            "targets",
            List.of(target)));
  }

  private static String upload(Product product) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      boolean ignored =
          ImageIO.write(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return product
        .post("media?name=cup.png", png.toByteArray(), "application/octet-stream", Map.of(), 201)
        .get("id")
        .asText();
  }

  /** An account as a consent would leave it, but without a token: nothing is sent. */
  private static UUID account(Database.Postgres database) {
    UUID id = UUID.randomUUID();
    try (HikariDataSource pool = database.pool(1)) {
      Database.execute(
          pool,
          """
          insert into account (id, workspace_id, provider_id, environment, environment_label,
            remote_id, display_name, handle, method, state, reason, scopes, missing_scopes,
            grant_version, connected_at)
          select '%s', id, 'pinterest', '', '', 'ada', 'Ada', 'ada', 'CONSENT', 'CONNECTED', '',
            '', '', 1, now() from workspace"""
              .formatted(id));
    }
    return id;
  }
}
