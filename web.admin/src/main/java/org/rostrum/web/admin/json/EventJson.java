package org.rostrum.web.admin.json;

import java.time.Instant;
import org.rostrum.events.LiveEvent;

/** The data of a live event. */
public record EventJson(String topic, String subject, String change, Instant at) {
  /** The JSON form. */
  public static EventJson of(LiveEvent event) {
    return new EventJson(event.topic(), event.subject(), event.change(), event.at());
  }
}
