package org.rostrum.testkit.network;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** The connection on which an answer is written, byte by byte if need be. */
public final class Line {
  private final OutputStream out;
  private final CountDownLatch closed;
  private final Runnable stalled;
  private boolean whole;

  Line(OutputStream out, CountDownLatch closed, Runnable stalled) {
    this.out = out;
    this.closed = closed;
    this.stalled = stalled;
  }

  /**
   * Writes bytes as they are.
   *
   * @param bytes what to write
   * @throws IOException if the client went away
   */
  public void write(byte[] bytes) throws IOException {
    whole = false;
    out.write(bytes);
    out.flush();
  }

  /**
   * Writes a text as it is.
   *
   * @param text what to write; sent as UTF-8
   * @throws IOException if the client went away
   */
  public void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes an answer as it should be written.
   *
   * @param answer the answer
   * @throws IOException if the client went away
   */
  public void write(Answer answer) throws IOException {
    out.write(answer.head());
    out.write(answer.body().bytes());
    out.flush();
    whole = true;
  }

  /**
   * Writes nothing more until the network is closed, and lets nobody's time run out.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  public void hold() throws InterruptedException {
    closed.await();
  }

  /** Whether the last that was written is one whole answer, so that another may follow. */
  boolean isWhole() {
    return whole;
  }

  void begin() {
    whole = false;
  }

  /**
   * Writes nothing more until the network is closed. Whoever waits for the rest runs out of time:
   * the client of a {@link org.rostrum.testkit.host.TestContext} does so at once.
   *
   * @throws InterruptedException if the network is closed
   */
  public void stall() throws InterruptedException {
    stalled.run();
    closed.await();
  }
}
