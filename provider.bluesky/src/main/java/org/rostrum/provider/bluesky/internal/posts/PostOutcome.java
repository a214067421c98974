package org.rostrum.provider.bluesky.internal.posts;

import java.util.List;
import java.util.Set;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.bluesky.internal.xrpc.Explanation;
import org.rostrum.provider.bluesky.internal.xrpc.Fault;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.publish.PublishResult;

/** Says what a fault means for the publication. */
final class PostOutcome {
  private PostOutcome() {}

  /** While nothing is asked for that creates a record. */
  static PublishResult.Stop beforeCreating(Fault fault, String field) {
    return fault.kind().isCertain()
        ? certain(fault, field)
        : new PublishResult.Failed(true, Explanation.of(fault) + " Nothing was published by that.");
  }

  /**
   * Once a creating call was begun.
   *
   * @param field what the record is made of
   */
  static PublishResult creating(Fault fault, String field) {
    return fault.kind().isCertain()
        ? certain(fault, field)
        : new PublishResult.Unknown(Explanation.of(fault));
  }

  /** The server refused, or was not reached: this record was not created. */
  private static PublishResult.Stop certain(Fault fault, String field) {
    String text = Explanation.of(fault);
    return switch (fault.kind()) {
      case INVALID -> rejected(field, "REFUSED", text);
      case TOO_LARGE -> rejected("media", "TOO_LARGE", text);
      case TOKEN, ACCOUNT -> new PublishResult.ReauthorizationRequired(text, Set.of());
      case SCOPE -> new PublishResult.ReauthorizationRequired(text, Set.of("transition:generic"));
      case RATE_LIMIT ->
          new PublishResult.RateLimited(fault.pause(), RateLimit.Scope.ACCOUNT, text);
      case UNREACHABLE, NO_BLOB -> new PublishResult.Failed(true, text);
      case NOT_A_SERVER, REFUSED -> new PublishResult.Failed(fault.isOfNoServer(), text);
      case SWAP, NO_RECORD, NO_SERVICE -> new PublishResult.Failed(false, text);
      case SERVER, UPSTREAM, BROKEN, GARBLED -> new PublishResult.Failed(true, text);
    };
  }

  private static PublishResult.Stop rejected(String field, String code, String text) {
    return new PublishResult.Rejected(List.of(ContentProblem.of(field, code, text)));
  }
}
