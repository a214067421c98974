package org.rostrum.simulator.pinterest.gate;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.faults.Effect;
import org.rostrum.simulator.pinterest.faults.Faults;
import org.rostrum.simulator.pinterest.faults.Phase;
import org.rostrum.simulator.pinterest.http.Answer;
import org.rostrum.simulator.pinterest.http.Request;
import org.rostrum.simulator.pinterest.http.Response;
import org.rostrum.simulator.pinterest.media.Bucket;

/**
 * Lets uploads into the bucket. It is no part of the API: no token, no rate limit, no request id.
 * Faults strike it under the path {@value #PATH}.
 */
public final class BucketDoor {

  /** What an upload is called in faults and in the list of requests. */
  public static final String PATH = "/upload";

  private final Bucket bucket;
  private final Faults faults;
  private final FaultInjection injection;
  private final RequestLog log;

  public BucketDoor(Bucket bucket, Faults faults, RequestLog log) {
    this.bucket = bucket;
    this.faults = faults;
    this.injection = new FaultInjection(faults);
    this.log = log;
  }

  /** Handles a request whose body is still to be read. */
  public Answer handle(Request head, InputStream body) throws IOException {
    Environment environment =
        head.path()
                .substring(Bucket.PATH.length())
                .equals(Environment.PRODUCTION.name().toLowerCase(Locale.ROOT))
            ? Environment.PRODUCTION
            : Environment.SANDBOX;
    RequestRecord record = log.begin(environment, PATH, head.method(), length(head));
    Answer answer;
    try {
      answer = answered(environment, head, body, record);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer = new Answer.Dropped();
    }
    if (answer instanceof Answer.Whole(Response response)) {
      log.update(record.sequence(), known -> known.withStatus(response.status()));
    }
    return answer;
  }

  private Answer answered(
      Environment environment, Request head, InputStream body, RequestRecord record)
      throws IOException, InterruptedException {
    Optional<Effect> before = take(Phase.BEFORE, environment, head, record);
    if (before.isPresent()) {
      Optional<Answer> instead = injection.before(before.get());
      if (instead.isPresent()) {
        return instead.get();
      }
    }
    Response response = bucket.post(head, body);
    Optional<Effect> after =
        response.successful() ? take(Phase.AFTER, environment, head, record) : Optional.empty();
    return after.isPresent() ? injection.after(after.get(), response) : new Answer.Whole(response);
  }

  private Optional<Effect> take(
      Phase phase, Environment environment, Request head, RequestRecord record) {
    Optional<Effect> effect =
        faults.take(phase, environment, head.method(), PATH, Optional.empty());
    effect.ifPresent(
        taken ->
            log.update(
                record.sequence(), known -> known.withFault(phase.name() + " " + taken.kind())));
    return effect;
  }

  private static long length(Request head) {
    try {
      return Long.parseLong(head.header("content-length").orElse("0"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
