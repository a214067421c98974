package org.rostrum.provider.pinterest.internal.pins;

import java.util.List;
import java.util.Locale;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.pinterest.internal.api.Explanation;
import org.rostrum.provider.pinterest.internal.api.PinterestFault;
import org.rostrum.provider.pinterest.internal.settings.PinForm;

/**
 * Which field a refused parameter stands in. Pinterest names the parameter in its sentence only;
 * where it does not, it is the pin at all.
 */
final class RefusedField {
  /**
   * A pin is never published without a disclosure that was chosen: leaving it out is a decision for
   * a person.
   */
  private static final String WITHOUT_AI_DISCLOSURE =
      " If this server does not know AI disclosures, choose none and say it in the description"
          + " instead.";

  private RefusedField() {}

  /** What to tell people about it, where they can mend it. */
  static List<ContentProblem> problems(PinterestFault fault) {
    String field = of(fault.detail());
    String text = Explanation.of(fault);
    return List.of(
        ContentProblem.of(
            field, "REFUSED", isAiDisclosure(field) ? text + WITHOUT_AI_DISCLOSURE : text));
  }

  private static boolean isAiDisclosure(String field) {
    return field.endsWith(PinForm.AI_DISCLOSURE);
  }

  private static String of(String detail) {
    String said = detail.toLowerCase(Locale.ROOT);
    if (said.contains("ai_disclosure") || said.contains("ai disclosure")) {
      return "options." + PinForm.AI_DISCLOSURE;
    }
    if (said.contains("alt_text") || said.contains("alt text")) {
      return "altText";
    }
    if (said.contains("section")) {
      return "options.section";
    }
    if (said.contains("board")) {
      return "options.board";
    }
    if (said.contains("link") || said.contains("url")) {
      return "link";
    }
    if (said.contains("title")) {
      return "title";
    }
    return said.contains("image") || said.contains("media") || said.contains("video")
        ? "media"
        : "text";
  }
}
