package org.rostrum.simulator.pinterest.gate;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.http.Request;
import org.rostrum.simulator.pinterest.state.Names;

/** The latest API requests. Safe for use by several threads. */
public final class RequestLog {

  /** The oldest are forgotten beyond this. */
  public static final int MAX_RECORDS = 2_000;

  private final TreeMap<Long, RequestRecord> records = new TreeMap<>();
  private final Names names;
  private final InstantSource time;
  private long sequence;

  public RequestLog(Names names, InstantSource time) {
    this.names = names;
    this.time = time;
  }

  /** Oldest first. */
  public synchronized List<RequestRecord> all() {
    return List.copyOf(records.values());
  }

  synchronized RequestRecord begin(Environment environment, String path, Request request) {
    return begin(environment, path, request.method(), request.body().length());
  }

  /** Notes a request whose body is not held; the record says at most {@link Integer#MAX_VALUE}. */
  public synchronized RequestRecord begin(
      Environment environment, String path, String method, long bytes) {
    long number = ++sequence;
    RequestRecord begun =
        new RequestRecord(
            number,
            time.instant(),
            method,
            path,
            environment,
            (int) Math.min(bytes, Integer.MAX_VALUE),
            names.requestId(number),
            0,
            Optional.empty(),
            Optional.empty());
    records.put(number, begun);
    while (records.size() > MAX_RECORDS) {
      records.pollFirstEntry();
    }
    return begun;
  }

  /** Notes what became of a request. */
  public synchronized void update(long number, UnaryOperator<RequestRecord> change) {
    records.computeIfPresent(number, (key, known) -> change.apply(known));
  }
}
