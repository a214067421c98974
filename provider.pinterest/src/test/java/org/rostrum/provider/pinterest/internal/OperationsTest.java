package org.rostrum.provider.pinterest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.pinterest.internal.api.Operation;
import org.rostrum.simulator.pinterest.PinterestDescription;
import org.rostrum.simulator.pinterest.PinterestSimulator;
import org.rostrum.simulator.pinterest.SimulatorConfig;

/**
 * Which operations of Pinterest's description the provider uses and the simulator answers. The
 * table stands in docs/pinterest.md; where it differs, this test prints what it must be.
 */
final class OperationsTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "pinterest.md");
  private static final String HEADER =
      "| operation | call | Rostrum | practice |\n|---|---|---|---|\n";

  @Test
  void theTableInTheDocumentIsTrue() throws IOException {
    assertThat(Files.readString(DOCUMENT)).as("docs/pinterest.md, Operations").contains(table());
  }

  /** No operation is in the table on trust: each was sent, answered and held against both. */
  @Test
  void everyOperationInUseWasSentAndJudged() throws Exception {
    Set<String> used = used();
    Set<String> judged = new EveryOperation().judged();
    new PinterestDescription()
        .operations()
        .forEach(
            (operation, call) -> {
              String sent = call.replaceAll("\\{\\w+}", "[^/]+");
              assertThat(judged.stream().anyMatch(one -> one.matches(sent)))
                  .as(operation)
                  .isEqualTo(used.contains(operation));
            });
  }

  @Test
  void whatTheProviderUsesIsDescribedAndAnswered() throws IOException {
    Map<String, String> described = new PinterestDescription().operations();
    assertThat(described.keySet()).containsAll(used());
    Set<String> answered = answered();
    for (String operation : used()) {
      assertThat(answered).as(operation).contains(described.get(operation));
    }
  }

  private static String table() throws IOException {
    Set<String> used = used();
    Set<String> answered = answered();
    StringBuilder table = new StringBuilder(HEADER);
    List<String> neither = new ArrayList<>();
    new TreeMap<>(new PinterestDescription().operations())
        .forEach(
            (id, call) -> {
              if (used.contains(id) || answered.contains(call)) {
                table.append(
                    "| `%s` | `%s` | %s | %s |\n"
                        .formatted(
                            id,
                            call,
                            used.contains(id) ? "uses it" : "–",
                            answered.contains(call) ? "answers it" : "–"));
              } else {
                neither.add("`" + id + "`");
              }
            });
    return table + "\nNeither used nor answered: " + String.join(", ", neither) + ".\n";
  }

  private static Set<String> answered() throws IOException {
    try (PinterestSimulator pinterest = PinterestSimulator.start(SimulatorConfig.defaults())) {
      return pinterest.operations();
    }
  }

  private static Set<String> used() {
    Set<String> used = new TreeSet<>();
    Arrays.stream(Operation.values()).forEach(one -> used.addAll(described(one)));
    return used;
  }

  /** The ids that Pinterest's description gives what the provider asks for. */
  private static List<String> described(Operation operation) {
    return switch (operation.name()) {
      case "READ_ACCOUNT" -> List.of("user_account/get");
      case "LIST_BOARDS" -> List.of("boards/list");
      case "CREATE_BOARD" -> List.of("boards/create");
      case "LIST_SECTIONS" -> List.of("board_sections/list");
      case "CREATE_SECTION" -> List.of("board_sections/create");
      case "LIST_PINS" -> List.of("boards/list_pins", "board_sections/list_pins");
      case "CREATE_PIN" -> List.of("pins/create");
      case "READ_PIN" -> List.of("pins/get");
      case "EDIT_PIN" -> List.of("pins/update");
      case "REMOVE_PIN" -> List.of("pins/delete");
      case "REGISTER_VIDEO" -> List.of("media/create");
      case "LOOK_AT_VIDEO" -> List.of("media/get");
      case "READ_STATISTICS" -> List.of("user_account/analytics");
      case "READ_PIN_STATISTICS" -> List.of("pins/analytics");
      case "LIST_TOP_PINS" -> List.of("user_account/analytics/top_pins");
      case "CHECK_APP" -> List.of("oauth/token");
      default ->
          throw new AssertionError("Say which operation of the description it is: " + operation);
    };
  }
}
