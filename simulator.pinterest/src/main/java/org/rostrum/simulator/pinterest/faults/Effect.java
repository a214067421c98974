package org.rostrum.simulator.pinterest.faults;

import java.time.Duration;

/** What goes wrong. */
public sealed interface Effect {

  /** The request waits, then goes on. */
  record Latency(Duration delay) implements Effect {}

  /** Status 429, code 8, with so many seconds until the reset. */
  record RateLimit(Duration reset) implements Effect {}

  /** A 5xx: after it nobody but a reader of the boards knows whether the pin exists. */
  record ServerError(int status) implements Effect {}

  /** A refusal in Pinterest's form. */
  record Refusal(int status, int code, String message) implements Effect {}

  /** The connection is closed without an answer. */
  record Drop() implements Effect {}

  /** The connection is closed in the middle of the body. */
  record DropMidBody() implements Effect {}

  /** No answer for so long, then the connection is closed. */
  record Hang(Duration silence) implements Effect {}

  /** The request stands still until {@link Faults#release()}, then goes on. */
  record Hold() implements Effect {}

  /** Status 401, code 2, whatever the token. */
  record TokenExpired() implements Effect {}

  /** A success whose body is not JSON. */
  record WrongJson() implements Effect {}

  /** The right answer, byte by byte. */
  record Trickle(Duration pause) implements Effect {}

  /** A success whose body does not end. */
  record EndlessBody() implements Effect {}

  /** The name the control interface gives it. */
  default String kind() {
    return switch (this) {
      case Latency l -> "LATENCY";
      case RateLimit r -> "RATE_LIMIT";
      case ServerError s -> "SERVER_ERROR";
      case Refusal r -> "ERROR";
      case Drop d -> "DROP";
      case DropMidBody d -> "DROP_MID_BODY";
      case Hang h -> "HANG";
      case Hold h -> "HOLD";
      case TokenExpired t -> "TOKEN_EXPIRED";
      case WrongJson w -> "WRONG_JSON";
      case Trickle t -> "TRICKLE";
      case EndlessBody e -> "ENDLESS_BODY";
    };
  }

  /** Whether it can strike in the phase: a body cannot go wrong before there is one. */
  default boolean possible(Phase phase) {
    return switch (this) {
      case Latency l -> true;
      case ServerError s -> true;
      case Drop d -> true;
      case Hang h -> true;
      case Hold h -> true;
      case RateLimit r -> phase == Phase.BEFORE;
      case Refusal r -> phase == Phase.BEFORE;
      case TokenExpired t -> phase == Phase.BEFORE;
      case DropMidBody d -> phase == Phase.AFTER;
      case WrongJson w -> phase == Phase.AFTER;
      case Trickle t -> phase == Phase.AFTER;
      case EndlessBody e -> phase == Phase.AFTER;
    };
  }
}
