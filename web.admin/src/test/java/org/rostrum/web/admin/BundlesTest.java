package org.rostrum.web.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.web.admin.TestServer.json;
import static org.rostrum.web.admin.TestServer.tree;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rostrum.hosting.ProviderBundles;
import org.rostrum.hosting.ProviderHealth;
import org.rostrum.hosting.ProviderHealth.Fault;
import org.rostrum.web.admin.fakes.FakeBundles;

/** Bundles of networks come, change and go. */
class BundlesTest {
  private static final String BUNDLES = "/api/v1/bundles";
  private static final String PLANS = BUNDLES + "/plans";

  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> upload(String path, int bytes) {
    return server.send(
        server
            .signedIn(path)
            .header("Content-Type", "application/java-archive")
            .expectContinue(true)
            .POST(BodyPublishers.ofByteArray(new byte[bytes])));
  }

  private HttpResponse<String> post(String path, String body) {
    return server.send(json(server.signedIn(path)).POST(BodyPublishers.ofString(body)));
  }

  @Test
  void anUploadIsStagedAndSaysWhatWouldHappen() {
    HttpResponse<String> staged = upload(PLANS + "?name=chirp%201.1.jar", 3_000_000);

    assertThat(staged.statusCode()).isEqualTo(201);
    assertThat(server.platform.bundles.staged).isEqualTo(3_000_000);
    assertThat(tree(staged).get("fileName").asText()).isEqualTo("chirp 1.1.jar");
    assertThat(tree(staged).get("change").asText()).isEqualTo("UPDATE");
    assertThat(tree(staged).get("fromVersion").asText()).isEqualTo("1.0.0");
    assertThat(tree(staged).get("needsConfirmation").asBoolean()).isTrue();
    assertThat(tree(staged).at("/trust/kind").asText()).isEqualTo("NONE");
    assertThat(tree(server.get(PLANS)).get("items")).hasSize(1);
  }

  @Test
  void anUploadIsBoundedAndNeedsAName() {
    int tooMany = (int) ProviderBundles.MAX_BUNDLE_BYTES + 1;

    assertThat(upload(PLANS + "?name=a.jar", tooMany).statusCode()).isEqualTo(413);
    assertThat(upload(PLANS, 10).statusCode()).isEqualTo(422);
    assertThat(server.platform.bundles.staged).isZero();
  }

  @Test
  void aRefusedFileSaysWhyAndIsListedUntilItIsForgotten() {
    HttpResponse<String> refused = upload(PLANS + "?name=a.jar", 0);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(tree(refused).get("code").asText()).isEqualTo("bundle-not-a-jar");
    assertThat(tree(server.get(BUNDLES + "/quarantine")).at("/items/0/reason").asText())
        .isEqualTo("It is no jar.");
    assertThat(delete(BUNDLES + "/quarantine/q1").statusCode()).isEqualTo(204);
    assertThat(delete(BUNDLES + "/quarantine/q1").statusCode()).isEqualTo(404);
  }

  @Test
  void onlyTheRightFingerprintInstalls() {
    upload(PLANS + "?name=a.jar", 10);
    String install = PLANS + "/" + FakeBundles.PLAN + "/install";

    assertThat(post(install, "{}").statusCode()).isEqualTo(409);
    HttpResponse<String> installed =
        post(install, "{\"fingerprint\":\"" + FakeBundles.FINGERPRINT + "\"}");
    assertThat(tree(installed).get("version").asText()).isEqualTo("1.1.0");
    assertThat(tree(server.get(PLANS)).get("items")).isEmpty();
  }

  @Test
  void aBundleIsSuspendedResumedRolledBackAndRemoved() {
    assertThat(
            tree(post(BUNDLES + "/chirp/suspend", "{\"reason\":\"Noise\"}")).get("state").asText())
        .isEqualTo("SUSPENDED");
    assertThat(tree(server.get(BUNDLES)).at("/items/0/reason").asText()).isEqualTo("Noise");
    assertThat(tree(post(BUNDLES + "/chirp/resume", "")).get("state").asText()).isEqualTo("ACTIVE");
    assertThat(tree(post(BUNDLES + "/chirp/rollback", "")).get("version").asText())
        .isEqualTo("0.9.0");
    assertThat(delete(BUNDLES + "/chirp").statusCode()).isEqualTo(204);
    assertThat(delete(BUNDLES + "/nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void aBundleSaysHowItsProviderDoes() {
    assertThat(tree(server.get(BUNDLES)).at("/items/0/health/state").asText()).isEqualTo("WELL");
    Instant noon = Instant.parse("2026-12-01T11:00:00Z");
    server.platform.bundles.health =
        new ProviderHealth(
            ProviderHealth.State.SUSPENDED,
            "Suspended by itself after 5 faults.",
            Optional.of(noon),
            true,
            List.of(new Fault(noon, Fault.Kind.BLOCKED, "publish does not end")));

    JsonNode health = tree(server.get(BUNDLES)).at("/items/0/health");

    assertThat(health.get("state").asText()).isEqualTo("SUSPENDED");
    assertThat(health.get("since").asText()).isEqualTo("2026-12-01T11:00:00Z");
    assertThat(health.get("byItself").asBoolean()).isTrue();
    assertThat(health.at("/faults/0/kind").asText()).isEqualTo("BLOCKED");
    assertThat(health.at("/faults/0/detail").asText()).isEqualTo("publish does not end");
  }

  private HttpResponse<String> delete(String path) {
    return server.send(server.signedIn(path).DELETE());
  }
}
