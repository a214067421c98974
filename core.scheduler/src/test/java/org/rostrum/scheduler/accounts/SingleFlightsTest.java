package org.rostrum.scheduler.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SingleFlightsTest {
  private final SingleFlights<String, String> flights = new SingleFlights<>("test-flight", 1);

  @Test
  void anErrorEndsTheFlightAndTheNextOneStartsAnew() throws Exception {
    assertThatThrownBy(
            () ->
                flights.join(
                    "a",
                    () -> {
                      throw new StackOverflowError();
                    }))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(StackOverflowError.class);

    assertThat(flights.join("a", () -> "anew")).isEqualTo("anew");
  }
}
