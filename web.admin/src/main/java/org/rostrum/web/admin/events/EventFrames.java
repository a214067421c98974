package org.rostrum.web.admin.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.rostrum.events.LiveEvent;
import org.rostrum.web.admin.json.EventJson;

/** Events as they stand in the stream. */
public final class EventFrames {
  private static final byte[] SIGN_OF_LIFE = ":\n\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] OPENING = "retry: 3000\n\n".getBytes(StandardCharsets.UTF_8);

  private final ObjectMapper mapper;

  /** Writes the data with the given mapper. */
  public EventFrames(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** One event. JSON has no line break of its own, so one data line is enough. */
  byte[] of(LiveEvent event) {
    try {
      String data = mapper.writeValueAsString(EventJson.of(event));
      return ("id: " + event.id() + "\nevent: change\ndata: " + data + "\n\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A comment, so that both ends notice a connection that is gone. */
  byte[] signOfLife() {
    return SIGN_OF_LIFE.clone();
  }

  /** The first bytes: how many milliseconds to wait before coming back. */
  byte[] opening() {
    return OPENING.clone();
  }
}
