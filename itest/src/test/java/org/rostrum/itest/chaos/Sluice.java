package org.rostrum.itest.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A way to a server on this machine that can be cut, or dammed up so that nothing flows. */
final class Sluice implements AutoCloseable {
  private final ServerSocket entrance;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Object changed = new Object();
  private State state = State.OPEN;

  private enum State {
    OPEN,
    /** Connections are broken, and new ones break at once. */
    CUT,
    /** Connections stand, and nothing comes through. */
    DAMMED,
    CLOSED
  }

  Sluice(int target) {
    this.target = target;
    try {
      entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("sluice").start(this::accept);
  }

  int port() {
    return entrance.getLocalPort();
  }

  void cut() {
    change(State.CUT);
    open.forEach(Sluice::shut);
  }

  void dam() {
    change(State.DAMMED);
  }

  void open() {
    change(State.OPEN);
  }

  private void change(State next) {
    synchronized (changed) {
      state = next;
      changed.notifyAll();
    }
  }

  private boolean is(State asked) {
    synchronized (changed) {
      return state == asked;
    }
  }

  private void accept() {
    while (!is(State.CLOSED)) {
      try {
        Socket inside = entrance.accept();
        if (is(State.CUT)) {
          shut(inside);
        } else {
          Thread.ofVirtual().name("sluice-way").start(() -> connect(inside));
        }
      } catch (IOException e) {
        // Closed, which ends the loop, or a client that went away before it was let in.
      }
    }
  }

  private void connect(Socket inside) {
    @Nullable Socket outside = null;
    try {
      awaitFlow();
      outside = new Socket(InetAddress.getLoopbackAddress(), target);
      Socket there = outside;
      open.add(inside);
      open.add(there);
      Thread back = Thread.ofVirtual().name("sluice-back").start(() -> flow(there, inside));
      flow(inside, there);
      back.join();
    } catch (IOException e) {
      shut(inside);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(inside);
      if (outside != null) {
        open.remove(outside);
      }
    }
  }

  private void flow(Socket from, Socket to) {
    byte[] buffer = new byte[16 * 1024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        awaitFlow();
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // Cut, or ended by one of the two; both ends are closed here.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitFlow() throws InterruptedException {
    synchronized (changed) {
      while (state == State.DAMMED) {
        changed.wait();
      }
    }
  }

  private static void shut(Socket socket) {
    try {
      // A reset, not a polite end: as of a server whose machine went away.
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // It was closed already.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    change(State.CLOSED);
    entrance.close();
    open.forEach(Sluice::shut);
  }
}
