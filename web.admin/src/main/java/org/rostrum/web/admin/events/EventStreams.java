package org.rostrum.web.admin.events;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rostrum.access.Caller;
import org.rostrum.provider.settings.Secret;
import org.rostrum.web.admin.api.SessionEnds;
import org.rostrum.web.admin.platform.Platform;
import org.rostrum.web.admin.problems.Faults;
import org.rostrum.web.admin.problems.ServletProblems;
import org.rostrum.web.admin.signin.RequestCookies;
import org.rostrum.web.admin.signin.SessionCookies;
import org.rostrum.web.admin.signin.SignIns;

/**
 * {@code GET /api/v1/events}: live changes as server-sent events (HTML Living Standard, section
 * 9.2). Each stream has a queue and a virtual thread of its own, so a slow client delays nobody.
 */
public final class EventStreams extends HttpServlet implements SessionEnds {
  /** How often a sign of life is sent. */
  public static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** The most streams of one session or token; a browser needs one. The oldest goes first. */
  public static final int MAX_PER_CREDENTIAL = 16;

  private static final long serialVersionUID = 1L;

  private final transient Platform platform;
  private final transient SignIns signIns;
  private final transient ServletProblems problems;
  private final transient EventFrames frames;
  private final transient Duration heartbeat;
  private final transient Set<EventStream> open = ConcurrentHashMap.newKeySet();

  /** Streams the changes of the given platform. */
  public EventStreams(
      Platform platform,
      SignIns signIns,
      ServletProblems problems,
      EventFrames frames,
      Duration heartbeat) {
    this.platform = platform;
    this.signIns = signIns;
    this.problems = problems;
    this.frames = frames;
    this.heartbeat = heartbeat;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Credential credential =
        new Credential(
            Optional.ofNullable(request.getHeader("Authorization")),
            RequestCookies.value(request, SessionCookies.SESSION));
    EventStream stream = new EventStream(credential, signIns, frames, heartbeat);
    try {
      Caller caller = credential.caller(signIns);
      makeRoom(credential);
      stream.listen(platform.events(), caller, lastKnown(request));
    } catch (RuntimeException e) {
      problems.send(response, Faults.problemOf(e));
      return;
    }
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Accel-Buffering", "no");
    AsyncContext async = startAsync(request, stream);
    open.add(stream);
    Thread.ofVirtual()
        .name("rostrum-events")
        .start(
            () -> {
              try (stream) {
                stream.run(response.getOutputStream());
              } catch (IOException e) {
                // the client is gone, which is how every stream ends
              } finally {
                open.remove(stream);
                async.complete();
              }
            });
  }

  private static AsyncContext startAsync(HttpServletRequest request, EventStream stream) {
    try {
      AsyncContext async = request.startAsync();
      async.setTimeout(0);
      return async;
    } catch (IllegalStateException e) {
      stream.close();
      throw e;
    }
  }

  @Override
  public void ended(Secret sessionToken) {
    open.stream().filter(stream -> stream.belongsTo(sessionToken)).forEach(EventStream::end);
  }

  @Override
  public void destroy() {
    open.forEach(EventStream::end);
  }

  /**
   * Ends the oldest streams of whoever has too many. They are mostly those of pages that were left:
   * that a browser is gone shows only when something is sent to it.
   */
  private void makeRoom(Credential credential) {
    List<EventStream> own =
        open.stream()
            .filter(stream -> stream.belongsTo(credential))
            .sorted(Comparator.comparingLong(EventStream::openedAt))
            .toList();
    own.stream().limit(Math.max(0, own.size() - MAX_PER_CREDENTIAL + 1)).forEach(EventStream::end);
  }

  /** What is no number is taken for nothing known, as the standard leaves the id's form to us. */
  private static OptionalLong lastKnown(HttpServletRequest request) {
    String id = request.getHeader("Last-Event-ID");
    return id != null && id.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(id))
        : OptionalLong.empty();
  }
}
