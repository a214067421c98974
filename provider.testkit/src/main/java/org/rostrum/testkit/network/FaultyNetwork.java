package org.rostrum.testkit.network;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/**
 * A server on 127.0.0.1 that plays a network. {@link #on Routes} say what it does; {@link #disturb
 * disturbances} say what goes wrong with the next call of a route, before or after the network did
 * what it was asked. What nobody expected is answered with 404 and kept in {@link #complaints()}.
 *
 * <p>Bare sockets, because no HTTP library lets a server misbehave. Safe for use by many threads.
 */
public final class FaultyNetwork implements AutoCloseable {
  /** When something goes wrong. */
  public enum Moment {
    /** The network never hears of the request. */
    BEFORE_IT_ACTS,
    /** The network has done what it was asked; only its answer is lost. */
    AFTER_IT_ACTED
  }

  private record Part(Route route, Handler handler) {}

  private final ServerSocket socket;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final List<Part> parts = new CopyOnWriteArrayList<>();
  private final Plans plans = new Plans();
  private final Arrivals arrivals = new Arrivals();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<Runnable> stalls = new CopyOnWriteArrayList<>();

  private FaultyNetwork(ServerSocket socket) {
    this.socket = socket;
    Thread.ofVirtual().name("faulty-network").start(this::accept);
  }

  /**
   * Starts on a free port.
   *
   * @return a network that knows no route yet
   * @throws UncheckedIOException if there is no free port
   */
  public static FaultyNetwork start() {
    return start(0);
  }

  /**
   * Starts on a port.
   *
   * @param port which; 0 for any free one
   * @return a network that knows no route yet
   * @throws UncheckedIOException if the port is taken
   */
  public static FaultyNetwork start(int port) {
    try {
      return new FaultyNetwork(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Where it is.
   *
   * @return {@code http://127.0.0.1:port}, without a slash at its end
   */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /**
   * Says what calls do. The route that was said last counts.
   *
   * @param route which calls
   * @param handler what they do
   * @return this network
   */
  public FaultyNetwork on(Route route, Handler handler) {
    parts.addFirst(new Part(route, handler));
    return this;
  }

  /**
   * Says what calls do.
   *
   * @param method the HTTP method
   * @param path the path, as {@link Route} takes it
   * @param handler what they do
   * @return this network
   */
  public FaultyNetwork on(String method, String path, Handler handler) {
    return on(Route.of(method, path), handler);
  }

  /**
   * Lets the next call of a route go wrong; several are taken one after another.
   *
   * @param route which call
   * @param moment whether the network still does what it was asked
   * @param disturbance what is answered instead
   */
  public void disturb(Route route, Moment moment, Disturbance disturbance) {
    plans.once(route, new Plans.Fault(moment, disturbance));
  }

  /**
   * Lets one call of a route go wrong that is not the next.
   *
   * @param route which calls
   * @param calls how many pass before; 0 for none
   * @param moment whether the network still does what it was asked
   * @param disturbance what is answered instead
   */
  public void disturbAfter(Route route, int calls, Moment moment, Disturbance disturbance) {
    plans.onceAfter(route, calls, new Plans.Fault(moment, disturbance));
  }

  /**
   * Lets every call of a route go wrong until {@link #calm()}. The JDK's client repeats a reading
   * call whose connection broke, so one disturbance would not be seen.
   *
   * @param route which calls
   * @param moment whether the network still does what it was asked
   * @param disturbance what is answered instead
   */
  public void keepDisturbing(Route route, Moment moment, Disturbance disturbance) {
    plans.always(route, new Plans.Fault(moment, disturbance));
  }

  /**
   * Lets the next calls pass, and every one after them go wrong until {@link #calm()}: the way to
   * disturb each call of something that makes several.
   *
   * @param calls how many pass; 0 for none
   * @param moment whether the network still does what it was asked
   * @param disturbance what is answered instead
   */
  public void keepDisturbingAfter(int calls, Moment moment, Disturbance disturbance) {
    plans.alwaysAfter(calls, new Plans.Fault(moment, disturbance));
  }

  /** Nothing goes wrong any more: drops the disturbances that are still planned. */
  public void calm() {
    plans.clear();
  }

  /**
   * Refuses the next call of a route.
   *
   * @param route which call
   * @param answer what the network says instead of acting
   */
  public void refuse(Route route, Answer answer) {
    disturb(route, Moment.BEFORE_IT_ACTS, (real, line) -> line.write(answer));
  }

  /**
   * Changes the next answer of a route; the network has acted.
   *
   * @param route which call
   * @param change what to change
   */
  public void alter(Route route, UnaryOperator<Answer> change) {
    disturb(route, Moment.AFTER_IT_ACTED, (real, line) -> line.write(change.apply(real)));
  }

  /**
   * What has arrived, whether it was answered or not.
   *
   * @return every request, the oldest first
   */
  public List<SentRequest> requests() {
    return arrivals.all();
  }

  /**
   * What has arrived at a route.
   *
   * @param route which calls
   * @return the requests, the oldest first
   */
  public List<SentRequest> requests(Route route) {
    return requests().stream().filter(route::matches).toList();
  }

  /** Forgets what has arrived. */
  public void forgetRequests() {
    arrivals.clear();
  }

  /**
   * Waits for a call.
   *
   * @param route which
   * @throws InterruptedException if the test is over
   * @throws AssertionError if it does not come within half a minute
   */
  public void await(Route route) throws InterruptedException {
    arrivals.await(route);
  }

  /**
   * What went wrong with the script itself: calls that no route knows, handlers that threw.
   *
   * @return the complaints; empty if all is well
   */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /**
   * Calls back whenever an answer stalls, which is when a client's time is over.
   *
   * @param listener what to do
   */
  public void onStall(Runnable listener) {
    stalls.add(listener);
  }

  /** Goes away: from now on no connection is made. */
  @Override
  public void close() {
    closed.countDown();
    try {
      socket.close();
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        connections.add(connection);
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException e) {
        // Closed: the test is over.
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      OutputStream out = new BufferedOutputStream(connection.getOutputStream());
      Line line = new Line(out, closed, () -> stalls.forEach(Runnable::run));
      for (Optional<SentRequest> next = Wire.read(in);
          next.isPresent() && answer(next.get(), line);
          next = Wire.read(in)) {
        // Another request may follow on the same connection.
      }
    } catch (IOException | InterruptedException e) {
      // The client went away, or the test is over.
    }
  }

  /** Answers false if the connection is of no use any more. */
  private boolean answer(SentRequest request, Line line) throws IOException, InterruptedException {
    Optional<Plans.Fault> wrong = plans.take(request);
    Answer answer =
        wrong.filter(fault -> fault.moment() == Moment.BEFORE_IT_ACTS).isPresent()
            ? Answer.ok("{}")
            : act(request);
    arrivals.add(request);
    line.begin();
    if (wrong.isPresent()) {
      wrong.get().disturbance().disturb(answer, line);
    } else {
      line.write(answer);
    }
    return line.isWhole();
  }

  private Answer act(SentRequest request) throws InterruptedException {
    Optional<Part> part = parts.stream().filter(one -> one.route().matches(request)).findFirst();
    if (part.isEmpty()) {
      complaints.add("Nobody expected " + request);
      return Answer.json(404, "{}");
    }
    try {
      return part.get().handler().answer(request);
    } catch (IOException | RuntimeException e) {
      complaints.add(request + " could not be answered: " + e);
      return Answer.json(500, "{}");
    }
  }
}
