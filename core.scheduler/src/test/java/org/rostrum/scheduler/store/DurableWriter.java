package org.rostrum.scheduler.store;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** A process that writes until it is killed and prints the number of each write that returned. */
public final class DurableWriter {
  private DurableWriter() {}

  public static void main(String[] arguments) throws InterruptedException {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, fault) -> {
          fault.printStackTrace();
          Runtime.getRuntime().halt(1);
        });
    PrintStream output = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
    H2Store store = H2Store.open(Path.of(arguments[0]), Clock.systemUTC());
    AtomicLong next = new AtomicLong();
    Thread last = Thread.currentThread();
    for (int i = 0; i < 16; i++) {
      last =
          new Thread(
              () -> {
                while (true) {
                  long number = next.incrementAndGet();
                  store.change(sql -> Rows.add(sql, Rows.id(number), "row " + number));
                  output.println(number + ".");
                }
              });
      last.start();
    }
    last.join();
  }
}
