package org.rostrum.provider.pinterest.internal.pins;

import java.util.List;
import java.util.Set;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.pinterest.internal.api.Explanation;
import org.rostrum.provider.pinterest.internal.api.PinterestFault;
import org.rostrum.provider.publish.PublishResult;

/** Says what a fault means for the publication. */
final class PinOutcome {
  private PinOutcome() {}

  /** While nothing has been asked for that creates. */
  static PublishResult beforeCreating(PinterestFault fault) {
    return switch (fault.kind()) {
      case SERVER, BROKEN, GARBLED, UNREACHABLE ->
          new PublishResult.Failed(true, Explanation.of(fault) + " Nothing was published.");
      default -> certain(fault);
    };
  }

  /** Once the creating call was begun. */
  static PublishResult creating(PinterestFault fault, boolean handedOver) {
    return switch (fault.kind()) {
      case SERVER, GARBLED -> new PublishResult.Unknown(Explanation.of(fault));
      case BROKEN ->
          handedOver
              ? new PublishResult.Unknown(Explanation.of(fault))
              : new PublishResult.Failed(
                  true,
                  "The connection ended while the pin was being sent («"
                      + fault.detail()
                      + "»). Nothing was published.");
      default -> certain(fault);
    };
  }

  /** Pinterest refused, or was not reached: nothing was created. */
  private static PublishResult certain(PinterestFault fault) {
    String text = Explanation.of(fault);
    return switch (fault.kind()) {
      case INVALID -> new PublishResult.Rejected(RefusedField.problems(fault));
      case NOT_YOURS -> rejected("options.board", "NOT_AUTHORISED", text);
      case TRIAL -> rejected("options.board", "TRIAL_ACCESS", text);
      case NO_BOARD, NOT_FOUND -> rejected("options.board", "NOT_FOUND", text);
      case NO_SECTION -> rejected("options.section", "NOT_FOUND", text);
      case SPAM_LINK -> rejected("link", "SPAM", text);
      case NO_USER, TOKEN, GRANT -> new PublishResult.ReauthorizationRequired(text, Set.of());
      case SCOPE -> new PublishResult.ReauthorizationRequired(text, fault.missingScopes());
      case RATE_LIMIT -> new PublishResult.RateLimited(fault.retryAfter(), fault.scope(), text);
      case BUSY, UNREACHABLE -> new PublishResult.Failed(true, text);
      case NO_PIN, REFUSED -> new PublishResult.Failed(false, text);
      case SERVER, BROKEN, GARBLED -> new PublishResult.Unknown(text);
    };
  }

  private static PublishResult rejected(String field, String code, String text) {
    return new PublishResult.Rejected(List.of(ContentProblem.of(field, code, text)));
  }
}
