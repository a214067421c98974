package org.rostrum.scheduler.media;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.rostrum.media.MediaLibrary;

/** Bounds the memory that decoding takes at once, whatever the number of uploads. */
final class DecodeBudget {
  /** A pixel in memory, and once more while it is turned or scaled. */
  private static final int BYTES_PER_PIXEL = 8;

  private static final int PIXELS_PER_PERMIT = 1_000;

  /** Decoding has one part in so many of the memory. */
  private static final int SHARE = 2;

  /** A picture while it is edited: half of the space is for decoding, the rest for the result. */
  private static final long MAX_EDITED = MediaLibrary.MAX_PIXELS / 2 * 5;

  private static final int MILLION = 1_000_000;
  private static final int MIB = 1024 * 1024;
  private static final int HEAP_STEP = 64;

  private final int permits;
  private final Semaphore free;

  /**
   * A budget of half the memory, and no more than an edit of the largest picture needs.
   *
   * @param memory the largest heap, in bytes
   */
  DecodeBudget(long memory) {
    long pixels = Math.min(memory / SHARE / BYTES_PER_PIXEL, MAX_EDITED);
    this.permits = (int) Math.max(1, pixels / PIXELS_PER_PERMIT);
    this.free = new Semaphore(permits, true);
  }

  /** Some decoding. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws MediaRefused, IOException;
  }

  /**
   * Waits until there is memory for so many pixels, then works.
   *
   * @throws MediaRefused if there is never as much
   */
  <T> T spend(long pixels, Work<T> work) throws MediaRefused, IOException {
    long needed = pixels / PIXELS_PER_PERMIT + 1;
    if (needed > (long) permits + 1) {
      throw new MediaRefused(
          "picture-memory",
          "The picture takes more memory than this installation has: "
              + Math.ceilDiv(pixels, MILLION)
              + " million pixels at once, and at most "
              + (long) permits * PIXELS_PER_PERMIT / MILLION
              + " million are possible. Make it smaller, save it as a plain (not progressive) JPEG,"
              + " or run Rostrum with a heap of "
              + heap(needed)
              + " MiB (JAVA_OPTS=-Xmx"
              + heap(needed)
              + "m).");
    }
    int taken = (int) Math.min(needed, permits);
    free.acquireUninterruptibly(taken);
    try {
      return work.run();
    } finally {
      free.release(taken);
    }
  }

  /**
   * The heap with which so much can be decoded, in MiB, rounded up: a JVM keeps some for itself.
   */
  private static long heap(long permits) {
    long mib = Math.ceilDiv(permits * PIXELS_PER_PERMIT * BYTES_PER_PIXEL * SHARE, MIB);
    return Math.ceilDiv(mib + HEAP_STEP / 2, HEAP_STEP) * HEAP_STEP;
  }
}
