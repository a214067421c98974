package org.rostrum.scheduler.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutboxTest {
  private final Outbox outbox = new Outbox();

  @Test
  void tellsOnceWhatIsEqual() {
    outbox.add(new Signal.Wake());
    outbox.add(new Signal.SettingsSaved("pinterest"));
    outbox.add(new Signal.Wake());

    assertThat(outbox.take())
        .containsExactly(new Signal.SettingsSaved("pinterest"), new Signal.Wake());
    assertThat(outbox.take()).isEmpty();
  }

  @Test
  void saysThatThereWasTooMuch() {
    for (int i = 0; i <= Outbox.MAX_WAITING; i++) {
      outbox.add(new Signal.SettingsSaved("" + i));
    }
    outbox.add(new Signal.Wake());

    assertThat(outbox.take()).containsExactly(new Signal.Missed());
    outbox.add(new Signal.Wake());
    assertThat(outbox.take()).containsExactly(new Signal.Wake());
  }
}
