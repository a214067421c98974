package org.rostrum.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Report report = new Report(new PrintStream(bytes, true, StandardCharsets.UTF_8));

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void printsMediansWithTheirSpreadAndPairedRatios() {
    for (double value : new double[] {10, 30, 20}) {
      report.add("speed", "one", "a second", value * 10);
      report.add("speed", "other", "a second", value);
    }
    report.print("speed");
    assertThat(report.ratio("speed", "one", "other")).contains(10.0);
    assertThat(printed())
        .containsPattern("speed +one +200 a second +\\(100 to 300, 3 rounds\\)")
        .containsPattern("speed +one / other +10.00 times");
  }

  @Test
  void saysWhetherAGoalWasReached() {
    report.goal("fast", Optional.of(7.0), value -> value > 5);
    report.goal("faster", Optional.of(7.0), value -> value > 50);
    report.goal("fastest", Optional.empty(), value -> true);
    assertThat(printed())
        .contains("goal fast: reached (7.00)")
        .contains("goal faster: not reached (7.00)")
        .contains("goal fastest: not measured");
  }

  @Test
  void keepsEveryRoundForMachines(@TempDir Path folder) throws Exception {
    report.fact("processors", 2);
    report.add("speed", "one", "a second", 1);
    report.add("speed", "one", "a second", 2);
    report.write(folder.resolve("results.json"));
    JsonNode read = new ObjectMapper().readTree(folder.resolve("results.json").toFile());
    assertThat(read.at("/machine/processors").asText()).isEqualTo("2");
    assertThat(read.at("/figures/0/rounds")).hasSize(2);
  }

  @Test
  void knowsItsArguments() {
    assertThat(Bench.Plan.of()).map(plan -> plan.sizes().name()).contains("full");
    assertThat(Bench.Plan.of("--quick", "h2"))
        .map(Bench.Plan::sections)
        .contains(java.util.Set.of("h2"));
    assertThat(Bench.Plan.of("--slow")).isEmpty();
    assertThat(Bench.Plan.of("everything")).isEmpty();
    assertThat(Report.median(List.of(4.0, 1.0))).isEqualTo(2.5);
  }
}
