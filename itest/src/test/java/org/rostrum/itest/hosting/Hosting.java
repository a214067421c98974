package org.rostrum.itest.hosting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rostrum.itest.RostrumClient;
import org.rostrum.itest.hosting.chirp.ChirpActivator;
import org.rostrum.itest.hosting.chirp.ChirpProvider;

/** What an owner does with the network Chirp, through the API. */
public final class Hosting {
  private static final String CHIRP = ChirpProvider.ID;
  private static final int BULK = 250;

  private final RostrumClient client;

  public Hosting(RostrumClient client) {
    this.client = client;
  }

  public static HostedJar chirp(String version) {
    return new HostedJar(ChirpActivator.class, CHIRP, version).with(ChirpActivator.NAME, "Chirp");
  }

  /** Installs or updates; returns when the version runs. */
  public JsonNode install(HostedJar jar) {
    return decide(stage(jar));
  }

  /** Uploads; answers the plan. */
  public JsonNode stage(HostedJar jar) {
    return client.stage("chirp.jar", jar.bytes());
  }

  /** Carries a plan out; returns when the version runs. */
  public JsonNode decide(JsonNode plan) {
    ObjectNode confirmed =
        RostrumClient.object().put("fingerprint", plan.get("fingerprint").asText());
    return client.send(
        "POST", "/bundles/plans/" + plan.get("id").asText() + "/install", confirmed, 200);
  }

  public void remove() {
    JsonNode ignored = client.send("DELETE", "/bundles/" + CHIRP, RostrumClient.object(), 204);
  }

  /** One of {@code rollback}, {@code suspend} and {@code resume}. */
  public JsonNode change(String what, ObjectNode body) {
    return client.send("POST", "/bundles/" + CHIRP + "/" + what, body, 200);
  }

  /** What is said of the bundle; empty if it was never there. */
  public Optional<JsonNode> bundle() {
    return RostrumClient.stream(client.get("/bundles").get("items"))
        .filter(one -> one.get("providerId").asText().equals(CHIRP))
        .findFirst();
  }

  /** The version that is offered to publishers. */
  public String offered() {
    return RostrumClient.stream(client.get("/providers").get("items"))
        .filter(one -> one.get("id").asText().equals(CHIRP))
        .map(one -> one.get("version").asText())
        .findFirst()
        .orElse("none");
  }

  public void configure(String server) {
    ObjectNode values = RostrumClient.object().put("server", server);
    JsonNode ignored =
        client.send(
            "PUT",
            "/providers/" + CHIRP + "/settings",
            RostrumClient.object().set("values", values),
            200);
  }

  /** Connects an account; its id. */
  public String connect(String bird) {
    ObjectNode body = RostrumClient.object().put("method", "TOKEN");
    body.set("fields", RostrumClient.object().put("token", bird));
    return client
        .send("POST", "/providers/" + CHIRP + "/connect", body, 200)
        .get("account")
        .get("id")
        .asText();
  }

  public static ObjectNode draft(String account, String text) {
    ObjectNode target =
        RostrumClient.object().put("accountId", account).set("options", RostrumClient.object());
    target.set("version", RostrumClient.object().putNull("title").putNull("text").putNull("link"));
    ObjectNode draft = RostrumClient.object().put("title", "").put("text", text).putNull("link");
    draft.set("media", RostrumClient.array());
    draft.set("targets", RostrumClient.array().add(target));
    return draft;
  }

  /** Schedules so many posts, dealt out to the accounts; ids of the publications. */
  public List<String> schedule(List<String> accounts, int posts, Instant at) {
    List<String> publications = new ArrayList<>();
    for (int from = 0; from < posts; from += BULK) {
      ArrayNode items = RostrumClient.array();
      for (int post = from; post < Math.min(posts, from + BULK); post++) {
        ObjectNode item = RostrumClient.object().put("at", at.toString());
        items.add(item.set("draft", draft(accounts.get(post % accounts.size()), "Chirp " + post)));
      }
      JsonNode made =
          client.send("POST", "/posts/schedule", RostrumClient.object().set("posts", items), 200);
      for (JsonNode one : made.get("items")) {
        if (!one.get("scheduled").asBoolean()) {
          throw new AssertionError("Not scheduled: " + one);
        }
        publications.add(one.get("publicationIds").get(0).asText());
      }
    }
    return publications;
  }

  public static Path providers(Path data) {
    return data.resolve("providers");
  }
}
