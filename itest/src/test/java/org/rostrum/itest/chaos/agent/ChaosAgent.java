package org.rostrum.itest.chaos.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * Ends the process at a step, or moves its clock. The orders are one word, {@code key=value} pairs
 * with commas between:
 *
 * <ul>
 *   <li>{@code point}: {@code class#method#enter} or {@code class#method#exit}
 *   <li>{@code armed}: the process ends at the point only while this file exists
 *   <li>{@code reached}: this file is made in the moment of the end
 *   <li>{@code clock}: a file with the milliseconds by which the clock is off
 * </ul>
 *
 * What is woven into the product's classes sees no class of ours, because bundles do not: it finds
 * its partner among the system's properties.
 */
public final class ChaosAgent {
  /** The exit code of a process that died at its point: as of SIGKILL. */
  public static final int KILLED = 137;

  /** Where the woven code finds what to run at the point: a {@link Runnable}. */
  static final String POINT = "rostrum.chaos.point";

  /**
   * Where the woven code finds what becomes of a reading of the clock: an {@link UnaryOperator}.
   */
  static final String CLOCK = "rostrum.chaos.clock";

  private static final Duration CLOCK_IS_READ_EVERY = Duration.ofMillis(50);

  private ChaosAgent() {}

  /** Called by the virtual machine before the product starts. */
  public static void premain(String arguments, Instrumentation instrumentation) {
    Map<String, String> orders = new HashMap<>();
    for (String order : arguments.split(",", -1)) {
      int equals = order.indexOf('=');
      orders.put(order.substring(0, equals), order.substring(equals + 1));
    }
    String point = orders.get("point");
    if (point != null) {
      Path armed = Path.of(orders.getOrDefault("armed", ""));
      Path reached = Path.of(orders.getOrDefault("reached", ""));
      weavePoint(instrumentation, point.split("#", -1), armed, reached);
    }
    String clock = orders.get("clock");
    if (clock != null) {
      weaveClock(instrumentation, Path.of(clock));
    }
  }

  private static void weavePoint(
      Instrumentation instrumentation, String[] point, Path armed, Path reached) {
    System.getProperties().put(POINT, (Runnable) () -> endIf(armed, reached));
    Weaver.Place place = point[2].equals("enter") ? Weaver.Place.ENTER : Weaver.Place.EXIT;
    instrumentation.addTransformer(
        new Weaver(
            point[0], point[1], place, Weaver::runTheProperty, problem -> write(reached, problem)));
  }

  /** One thread at a time: a second one must not begin to write anew what the first one wrote. */
  private static synchronized void endIf(Path armed, Path reached) {
    if (Files.exists(armed)) {
      write(reached, "reached");
      // Neither hooks nor finally blocks run, and nothing in the process goes on.
      Runtime.getRuntime().halt(KILLED);
    }
  }

  private static void weaveClock(Instrumentation instrumentation, Path file) {
    AtomicReference<Duration> off = new AtomicReference<>(read(file));
    UnaryOperator<Object> moved = now -> ((Instant) now).plus(off.get());
    System.getProperties().put(CLOCK, moved);
    instrumentation.addTransformer(
        new Weaver(
            Clock.class.getName(),
            "currentInstant",
            Weaver.Place.EXIT,
            Weaver::applyThePropertyToTheInstant,
            ChaosAgent::giveUp),
        true);
    try {
      // the virtual machine has it loaded long before any agent
      instrumentation.retransformClasses(Clock.class);
    } catch (UnmodifiableClassException e) {
      throw new IllegalStateException(e);
    }
    Thread.ofPlatform().daemon().name("chaos-clock").start(() -> follow(file, off));
  }

  private static void giveUp(String problem) {
    System.err.println(problem);
    Runtime.getRuntime().halt(1);
  }

  private static void follow(Path file, AtomicReference<Duration> off) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        off.set(read(file));
        Thread.sleep(CLOCK_IS_READ_EVERY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration read(Path file) {
    try {
      return Duration.ofMillis(Long.parseLong(Files.readString(file).strip()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
