package org.rostrum.itest.chaos;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.rostrum.simulator.pinterest.faults.Fault;

/**
 * What can go wrong with each call that publishing makes. Waits are longer than the time-outs of
 * the provider and the host: 20 s for reading and for tokens, 30 s for creating.
 */
@SuppressWarnings("ImmutableEnumChecker") // suppliers of immutable records
enum NetworkFault {
  // the list that is looked at before creating
  LIST_TIMES_OUT(Call.LIST, () -> Fault.hang(Wait.TOO_LONG)),
  LIST_IS_RESET(Call.LIST, Fault::drop),
  LIST_ENDS_IN_THE_MIDDLE(Call.LIST, Fault::dropMidBody),
  LIST_FAILS(Call.LIST, () -> Fault.serverError(500)),
  LIST_IS_LIMITED(Call.LIST, () -> Fault.rateLimit(Wait.A_MOMENT)),
  LIST_IS_NO_JSON(Call.LIST, Fault::wrongJson),
  LIST_TRICKLES(Call.LIST, () -> Fault.trickle(Wait.EACH_BYTE)),
  LIST_IS_ENDLESS(Call.LIST, Fault::endlessBody),

  // creating
  CREATION_TIMES_OUT_WITHOUT_PIN(Call.CREATE, () -> Fault.hang(Wait.TOO_LONG).before()),
  CREATION_TIMES_OUT_WITH_PIN(Call.CREATE, () -> Fault.hang(Wait.TOO_LONG).after()),
  CREATION_IS_LATE(Call.CREATE, () -> Fault.latency(Wait.TOO_LONG).before()),
  CREATION_IS_RESET_WITHOUT_PIN(Call.CREATE, () -> Fault.drop().before()),
  CREATION_IS_RESET_WITH_PIN(Call.CREATE, () -> Fault.drop().after()),
  CREATION_ENDS_IN_THE_MIDDLE(Call.CREATE, Fault::dropMidBody),
  CREATION_FAILS_WITHOUT_PIN(Call.CREATE, () -> Fault.serverError(502).before()),
  CREATION_FAILS_WITH_PIN(Call.CREATE, () -> Fault.serverError(502).after()),
  CREATION_IS_LIMITED(Call.CREATE, () -> Fault.rateLimit(Wait.A_MOMENT)),
  CREATION_IS_NO_JSON(Call.CREATE, Fault::wrongJson),
  CREATION_TRICKLES(Call.CREATE, () -> Fault.trickle(Wait.EACH_BYTE)),
  CREATION_IS_ENDLESS(Call.CREATE, Fault::endlessBody),

  // refreshing the token; where the network gave one that never arrived, the grant is gone
  REFRESH_TIMES_OUT(Call.REFRESH, () -> Fault.hang(Wait.TOO_LONG).before()),
  REFRESH_IS_RESET(Call.REFRESH, () -> Fault.drop().before()),
  REFRESH_IS_RESET_TOO_LATE(Call.LOST_REFRESH, () -> Fault.drop().after()),
  REFRESH_FAILS(Call.REFRESH, () -> Fault.serverError(500).before()),
  REFRESH_FAILS_TOO_LATE(Call.LOST_REFRESH, () -> Fault.serverError(500).after()),
  REFRESH_IS_LIMITED(Call.REFRESH, () -> Fault.rateLimit(Wait.A_MOMENT)),
  REFRESH_IS_NO_JSON(Call.LOST_REFRESH, Fault::wrongJson),
  REFRESH_ENDS_IN_THE_MIDDLE(Call.LOST_REFRESH, Fault::dropMidBody),
  REFRESH_TRICKLES(Call.LOST_REFRESH, () -> Fault.trickle(Wait.EACH_BYTE)),
  REFRESH_IS_ENDLESS(Call.LOST_REFRESH, Fault::endlessBody),

  // the list that is looked at after an answer was lost
  QUESTION_TIMES_OUT(Call.QUESTION, () -> Fault.hang(Wait.TOO_LONG)),
  QUESTION_IS_RESET(Call.QUESTION, Fault::drop),
  QUESTION_ENDS_IN_THE_MIDDLE(Call.QUESTION, Fault::dropMidBody),
  QUESTION_FAILS(Call.QUESTION, () -> Fault.serverError(500)),
  QUESTION_IS_LIMITED(Call.QUESTION, () -> Fault.rateLimit(Wait.A_MOMENT)),
  QUESTION_IS_NO_JSON(Call.QUESTION, Fault::wrongJson),
  QUESTION_TRICKLES(Call.QUESTION, () -> Fault.trickle(Wait.EACH_BYTE)),
  QUESTION_IS_ENDLESS(Call.QUESTION, Fault::endlessBody);

  /** Which call it strikes. */
  enum Call {
    LIST,
    CREATE,
    REFRESH,
    /** As REFRESH, but the account must be connected again afterwards. */
    LOST_REFRESH,
    QUESTION
  }

  private static final class Wait {
    static final Duration TOO_LONG = Duration.ofSeconds(40);
    static final Duration EACH_BYTE = Duration.ofSeconds(2);
    static final Duration A_MOMENT = Duration.ofSeconds(2);
  }

  private static final String LIST_PATH = "/boards/*/pins";

  private final Call call;
  private final Supplier<Fault> fault;

  NetworkFault(Call call, Supplier<Fault> fault) {
    this.call = call;
    this.fault = fault;
  }

  Call call() {
    return call;
  }

  /** The faults that bring it about, in the order in which they are to be armed. */
  List<Fault> armedFor(String user) {
    Fault strikes = fault.get().by(user);
    return switch (call) {
      case LIST -> List.of(strikes.on("GET", LIST_PATH));
      case CREATE -> List.of(strikes.on("POST", "/pins"));
      case REFRESH ->
          List.of(
              Fault.tokenExpired().on("GET", LIST_PATH).by(user),
              strikes.on("POST", "/oauth/token"));
      case LOST_REFRESH ->
          // Twice: the old token is as dead when the new one was lost.
          List.of(
              Fault.tokenExpired().on("GET", LIST_PATH).by(user).times(2),
              strikes.on("POST", "/oauth/token"));
      case QUESTION ->
          List.of(
              Fault.latency(Duration.ZERO).before().on("GET", LIST_PATH).by(user),
              Fault.latency(Duration.ZERO).after().on("GET", LIST_PATH).by(user),
              Fault.drop().after().on("POST", "/pins").by(user),
              strikes.on("GET", LIST_PATH));
    };
  }
}
