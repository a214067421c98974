package org.rostrum.web.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.web.admin.TestServer.tree;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.rostrum.web.admin.api.RostrumApi;
import org.rostrum.web.admin.fakes.FakePlatform;

class OpenApiTest {
  @Test
  void theDescriptionNamesExactlyWhatIsServed() {
    Set<String> served = new TreeSet<>();
    served.add("get /events");
    RostrumApi api =
        new RostrumApi(
            new FakePlatform(), URI.create("http://localhost"), "1", new Random(1), token -> {});
    for (Object part : api.getSingletons()) {
      if (part.getClass().isAnnotationPresent(Path.class)) {
        addOperations(part.getClass(), served);
      }
    }

    assertThat(described()).isEqualTo(served);
  }

  @Test
  void everyOperationSaysWhatItDoesAndRefersOnlyToWhatIsThere() {
    JsonNode document = document();

    assertThat(document.get("openapi").asText()).startsWith("3.1");
    document
        .get("paths")
        .forEach(
            path -> path.forEach(operation -> assertThat(operation.get("summary")).isNotNull()));
    for (String reference : document.findValuesAsText("$ref")) {
      assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
    for (String versioned :
        new String[] {"posts~1{id}", "recurrences~1{id}", "accounts~1{id}~1posting-schedule"}) {
      assertThat(document.at("/paths/~1" + versioned + "/get/responses/200/headers").has("ETag"))
          .as(versioned)
          .isTrue();
    }
    assertThat(document.at("/paths/~1setup/post/security").isEmpty()).isTrue();
    assertThat(document.at("/components/schemas/AccountJson/required").toString())
        .contains("\"state\"")
        .doesNotContain("environment");
  }

  @Test
  void everyBodyHasADescriptionOfItsOwn() {
    JsonNode schemas = document().at("/components/schemas");

    assertThat(members(schemas, "BulkItemJson")).containsExactlyInAnyOrder("draft", "at");
    assertThat(members(schemas, "ProgressItemJson")).contains("done", "how");
    assertThat(members(schemas, "PublishedEditJson")).contains("altText", "options");
    assertThat(members(schemas, "EditJson"))
        .containsExactlyInAnyOrder("crop", "pad", "downscale", "convert");
    assertThat(members(schemas, "TopPostJson")).contains("figures", "lifetime");
    assertThat(members(schemas, "PostJson")).contains("draft", "publications");
  }

  @Test
  void whatIsLeftOutOfAnAnswerIsNotSaidToBeNull() {
    JsonNode problem = document().at("/components/schemas/Problem");

    assertThat(problem.at("/properties/retryAfterSeconds/type").asText()).isEqualTo("integer");
    assertThat(problem.get("required").toString()).doesNotContain("retryAfterSeconds");
  }

  private static Set<String> members(JsonNode schemas, String name) {
    Set<String> members = new TreeSet<>();
    schemas.at("/" + name + "/properties").fieldNames().forEachRemaining(members::add);
    return members;
  }

  private static JsonNode document() {
    try (TestServer server = new TestServer()) {
      return tree(server.send(server.request("/api/v1/openapi.json")));
    }
  }

  private static Set<String> described() {
    Set<String> described = new TreeSet<>();
    document()
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(method -> described.add(method + " " + path.getKey())));
    return described;
  }

  private static void addOperations(Class<?> resource, Set<String> operations) {
    String base = "/" + resource.getAnnotation(Path.class).value();
    for (Method method : resource.getMethods()) {
      Path path = method.getAnnotation(Path.class);
      for (Annotation annotation : method.getAnnotations()) {
        HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
        if (verb != null) {
          operations.add(
              verb.value().toLowerCase(Locale.ROOT)
                  + " "
                  + base
                  + (path == null ? "" : "/" + path.value()));
        }
      }
    }
  }
}
