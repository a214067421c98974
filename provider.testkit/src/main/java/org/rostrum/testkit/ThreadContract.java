package org.rostrum.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.publish.ReconcileResult;
import org.rostrum.testkit.network.Answer;
import org.rostrum.testkit.network.FaultyNetwork.Moment;
import org.rostrum.testkit.network.HostileAnswer;
import org.rostrum.testkit.network.Route;

/** Where replies follow a post, they are all there in the end, in order and once. */
interface ThreadContract extends Subject {
  @Test
  default void aThreadIsPublishedInOrder() throws Exception {
    if (takesReplies()) {
      Content thread = thread("In order");
      assertThat(fixture().publication(thread).toEnd()).isInstanceOf(PublishResult.Published.class);
      assertThat(author().replies()).containsExactlyElementsOf(thread.replies());
    }
  }

  @ParameterizedTest
  @EnumSource
  default void aReplyWhoseAnswerIsLostIsNotRepeated(HostileAnswer wrong) throws Exception {
    if (takesReplies()) {
      lose(AFTER, wrong);
    }
  }

  @ParameterizedTest
  @EnumSource
  default void aReplyThatWasNeverMadeIsMade(HostileAnswer wrong) throws Exception {
    // A network that answers 200 and does nothing lies to everybody.
    boolean believed = !fixture().expects(Behaviour.LEARNS_THE_ID) && wrong.looksLikeSuccess();
    if (takesReplies() && !believed) {
      lose(BEFORE, wrong);
    }
  }

  private void lose(Moment moment, HostileAnswer wrong) throws Exception {
    List<String> expected = new ArrayList<>();
    for (int reply = 0; reply < 2; reply++) {
      Content thread = thread(wrong + " for reply " + reply);
      Publication publication = fixture().publication(thread);
      fixture().network().disturbAfter(route(), calls(reply), moment, wrong);
      PublishResult result = publication.toEnd();
      boolean believed = !fixture().expects(Behaviour.LEARNS_THE_ID) && wrong.looksLikeSuccess();
      assertThat(result)
          .as(wrong + " for the answer to reply " + reply)
          .isInstanceOf(believed ? PublishResult.Published.class : PublishResult.Unknown.class);
      if (!believed && !isSettled(publication)) {
        return;
      }
      expected.addAll(thread.replies());
      assertThat(author().replies()).containsExactlyElementsOf(expected);
    }
  }

  /** Answers false where a person has to look. */
  private boolean isSettled(Publication publication) throws Exception {
    ReconcileResult answer = publication.reconcileToEnd();
    if (!fixture().expects(Behaviour.FINDS_LOST_POSTS)) {
      assertThat(answer).isInstanceOf(ReconcileResult.Undetermined.class);
      return false;
    }
    if (answer instanceof ReconcileResult.FoundInPart part) {
      publication.resumeWith(fixture().said(part.checkpoint()));
      assertThat(publication.toEnd()).isInstanceOf(PublishResult.Published.class);
    } else {
      assertThat(answer).as("the post is there at least").isInstanceOf(ReconcileResult.Found.class);
    }
    return true;
  }

  @Test
  default void whatStopsAThreadLeavesThePostAndTheRestFollows() throws Exception {
    if (!takesReplies()) {
      return;
    }
    List<String> expected = new ArrayList<>();
    for (var no :
        Map.<Class<? extends PublishResult.Stop>, Answer>of(
                PublishResult.RateLimited.class, author().refusals().rateLimit(),
                PublishResult.ReauthorizationRequired.class, author().refusals().token(),
                PublishResult.Rejected.class, author().refusals().content())
            .entrySet()) {
      Content thread = thread("Stopped by " + no.getKey().getSimpleName());
      Publication publication = fixture().publication(thread);
      fixture()
          .network()
          .disturbAfter(route(), calls(1), BEFORE, (answer, line) -> line.write(no.getValue()));
      assertThat(publication.toEnd())
          .isInstanceOfSatisfying(
              PublishResult.PublishedInPart.class,
              part -> assertThat(part.stoppedBy()).isInstanceOf(no.getKey()));
      assertThat(publication.toEnd()).isInstanceOf(PublishResult.Published.class);
      expected.addAll(thread.replies());
      assertThat(author().replies()).containsExactlyElementsOf(expected);
    }
  }

  private boolean takesReplies() {
    return fixture().descriptor().contentRules().replies().taken();
  }

  private Content thread(String words) {
    Content post = author().content(words);
    return new Content(
        post.title(),
        post.text(),
        post.link(),
        post.media(),
        List.of(words + ", first reply", words + ", second reply"));
  }

  private Route route() {
    return author().calls().replying().orElse(author().calls().creating());
  }

  /** The calls of the route that come before that of a reply. */
  private int calls(int reply) {
    return author().calls().replying().isPresent() ? reply : reply + 1;
  }
}
