package org.rostrum.itest.chaos.agent;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

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

  /** Where the woven code finds by how much the clock is off: an array with one duration. */
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
      String[] parts = point.split("#", -1);
      Path armed = Path.of(orders.getOrDefault("armed", ""));
      Path reached = Path.of(orders.getOrDefault("reached", ""));
      System.getProperties().put(POINT, (Runnable) () -> endIf(armed, reached));
      weavePoint(instrumentation, parts[0], parts[1], parts[2].equals("enter"), reached);
    }
    String clock = orders.get("clock");
    if (clock != null) {
      weaveClock(instrumentation, Path.of(clock));
    }
  }

  /** One thread at a time: a second one must not begin to write anew what the first one wrote. */
  private static synchronized void endIf(Path armed, Path reached) {
    if (Files.exists(armed)) {
      write(reached, "reached");
      // Neither hooks nor finally blocks run, and nothing in the process goes on.
      Runtime.getRuntime().halt(KILLED);
    }
  }

  private static void weavePoint(
      Instrumentation instrumentation, String type, String method, boolean enter, Path reached) {
    Class<?> advice = enter ? AtEnter.class : AtExit.class;
    ElementMatcher.Junction<MethodDescription> target =
        named(method).and(MethodDescription::isMethod).and(it -> !it.isAbstract());
    new AgentBuilder.Default()
        .disableClassFormatChanges()
        .type(named(type))
        .transform(
            (builder, description, loader, module, domain) -> {
              requireMethod(description, target, reached);
              return builder.visit(Advice.to(advice).on(target));
            })
        .installOn(instrumentation);
  }

  /** A step that was renamed must be noticed: the test reads what was written here. */
  private static void requireMethod(
      TypeDescription type, ElementMatcher<? super MethodDescription> target, Path reached) {
    if (type.getDeclaredMethods().filter(target).isEmpty()) {
      write(reached, type.getName() + " has no such method any more");
    }
  }

  private static void weaveClock(Instrumentation instrumentation, Path file) {
    AtomicReference<Duration> off = new AtomicReference<>(read(file));
    System.getProperties().put(CLOCK, off);
    new AgentBuilder.Default()
        .disableClassFormatChanges()
        .ignore(type -> false)
        .with(RedefinitionStrategy.RETRANSFORMATION)
        .type(named(Clock.class.getName()))
        .transform(
            (builder, description, loader, module, domain) ->
                builder.visit(Advice.to(ClockReading.class).on(named("currentInstant"))))
        .installOn(instrumentation);
    Thread.ofPlatform().daemon().name("chaos-clock").start(() -> follow(file, off));
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

  /** Woven into the beginning of a method. */
  static final class AtEnter {
    private AtEnter() {}

    @Advice.OnMethodEnter
    static void pass() {
      if (System.getProperties().get("rostrum.chaos.point") instanceof Runnable end) {
        end.run();
      }
    }
  }

  /** Woven into the ordinary end of a method; not where it throws. */
  static final class AtExit {
    private AtExit() {}

    @Advice.OnMethodExit
    static void pass() {
      if (System.getProperties().get("rostrum.chaos.point") instanceof Runnable end) {
        end.run();
      }
    }
  }

  /** Woven into the one place where the JDK reads the time of day. */
  static final class ClockReading {
    private ClockReading() {}

    @Advice.OnMethodExit
    static void read(@Advice.Return(readOnly = false) java.time.Instant now) {
      if (System.getProperties().get("rostrum.chaos.clock") instanceof AtomicReference<?> off
          && off.get() instanceof Duration by) {
        now = now.plus(by);
      }
    }
  }
}
