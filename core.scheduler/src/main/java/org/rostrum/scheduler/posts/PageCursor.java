package org.rostrum.scheduler.posts;

import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.rostrum.posts.PublicationView;
import org.rostrum.problems.RequestRefused.FieldProblem;

/**
 * Where a list of publications goes on: after the one that was shown last.
 *
 * @param dueAt when that one is due; empty for a draft
 * @param id which one it was
 */
record PageCursor(Optional<Instant> dueAt, UUID id) {

  static PageCursor after(PublicationView last) {
    return new PageCursor(last.dueAt(), last.id());
  }

  static PageCursor read(String text) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(";", 2);
      return new PageCursor(
          parts[0].isEmpty() ? Optional.empty() : Optional.of(Instant.parse(parts[0])),
          UUID.fromString(parts[1]));
    } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
      throw Refusals.invalid(
          List.of(
              new FieldProblem(
                  "cursor", "MALFORMED", "The cursor is none of this list. Start again.")));
    }
  }

  String text() {
    String plain = dueAt.map(Instant::toString).orElse("") + ';' + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /** What comes later in the list: drafts first, then those due last first. */
  Condition rest() {
    if (dueAt.isEmpty()) {
      return PUBLICATION
          .DUE_AT
          .isNotNull()
          .or(PUBLICATION.DUE_AT.isNull().and(PUBLICATION.ID.lt(id)));
    }
    return PUBLICATION
        .DUE_AT
        .lt(dueAt.get())
        .or(PUBLICATION.DUE_AT.eq(dueAt.get()).and(PUBLICATION.ID.lt(id)));
  }
}
