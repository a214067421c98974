package org.rostrum.scheduler.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignalTextTest {
  private static final UUID ID = UUID.randomUUID();

  private static List<Signal> carried(List<Signal> signals) {
    return SignalText.payloads("a", signals).stream()
        .flatMap(payload -> SignalText.signals("b", payload).stream())
        .toList();
  }

  @Test
  void carriesEverySignal() {
    List<Signal> signals =
        List.of(
            new Signal.Changed(Optional.of(ID), "publication", ID.toString(), "published"),
            new Signal.Changed(Optional.empty(), "provider", "pinterest", "settings"),
            new Signal.Wake(),
            new Signal.SettingsSaved("pinterest"),
            new Signal.AccountUsable(ID),
            new Signal.Missed());

    assertThat(carried(signals)).isEqualTo(signals);
  }

  @Test
  void aNodeDoesNotHearItself() {
    String payload = SignalText.payloads("a", List.of(new Signal.Wake())).getFirst();

    assertThat(SignalText.signals("a", payload)).isEmpty();
    assertThat(SignalText.signals("b", payload)).containsExactly(new Signal.Wake());
  }

  @Test
  void staysBelowWhatTheServerTakes() {
    List<Signal> many = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      many.add(new Signal.Changed(Optional.of(ID), "publication", "ø" + i, "published"));
    }

    List<String> payloads = SignalText.payloads("a", many);

    assertThat(payloads)
        .hasSizeGreaterThan(1)
        .allSatisfy(
            payload ->
                assertThat(payload.getBytes(StandardCharsets.UTF_8).length).isLessThan(8_000));
    assertThat(carried(many)).isEqualTo(many);
  }

  @Test
  void whatCannotBeCarriedOrReadCountsAsMissed() {
    assertThat(carried(List.of(new Signal.SettingsSaved("x".repeat(2_000)))))
        .containsExactly(new Signal.Missed());
    assertThat(SignalText.signals("b", "a\nfrom a newer version"))
        .containsExactly(new Signal.Missed());
    assertThat(SignalText.signals("b", "a\naccount\tno id")).containsExactly(new Signal.Missed());
    assertThat(carried(List.of(new Signal.SettingsSaved("a\tb\nc"))))
        .containsExactly(new Signal.SettingsSaved("a b c"));
  }
}
