package org.rostrum.scheduler.media;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.rostrum.media.MediaLibrary;

/** Bounds the memory that decoding takes at once, whatever the number of uploads. */
final class DecodeBudget {
  /** A pixel in memory, and once more while it is turned or scaled. */
  private static final int BYTES_PER_PIXEL = 8;

  private static final int PIXELS_PER_PERMIT = 1_000;

  private final int permits;
  private final Semaphore free;

  /**
   * A budget of half the memory, and no more than the largest picture needs.
   *
   * @param memory the largest heap, in bytes
   */
  DecodeBudget(long memory) {
    long pixels = Math.min(memory / 2 / BYTES_PER_PIXEL, MediaLibrary.MAX_PIXELS);
    this.permits = (int) Math.max(1, pixels / PIXELS_PER_PERMIT);
    this.free = new Semaphore(permits, true);
  }

  /** Some decoding. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws PictureRefused, IOException;
  }

  /**
   * Waits until there is memory for so many pixels, then works.
   *
   * @throws PictureRefused if there is never as much
   */
  <T> T spend(long pixels, Work<T> work) throws PictureRefused, IOException {
    long needed = pixels / PIXELS_PER_PERMIT + 1;
    if (needed > (long) permits + 1) {
      throw new PictureRefused(
          "picture-memory",
          "The picture has more pixels than this installation has memory for. Make it smaller.");
    }
    int taken = (int) Math.min(needed, permits);
    free.acquireUninterruptibly(taken);
    try {
      return work.run();
    } finally {
      free.release(taken);
    }
  }
}
