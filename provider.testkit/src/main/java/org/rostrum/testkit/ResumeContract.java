package org.rostrum.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.testkit.host.TestContext;
import org.rostrum.testkit.network.Route;

/** What must survive a crash is in the checkpoint, and goes on from there. */
interface ResumeContract extends Subject {
  @Test
  default void aCheckpointIsSavedBeforeThePostIsCreated() throws Exception {
    AtomicInteger saved = new AtomicInteger(-1);
    Publication publication = fixture().publication(author().content("Noted first"));
    PublishResult result =
        untilDone(
            publication,
            context ->
                fixture()
                    .network()
                    .disturb(
                        author().calls().creating(),
                        AFTER,
                        (answer, line) -> {
                          saved.compareAndSet(-1, context.checkpoints().size());
                          line.write(answer);
                        }));
    assertThat(result).isInstanceOf(PublishResult.Published.class);
    if (fixture().expects(Behaviour.SAVES_CHECKPOINTS)) {
      assertThat(saved.get()).as("checkpoints when the creating call arrived").isPositive();
    } else {
      assertThat(publication.contexts())
          .allSatisfy(context -> assertThat(context.checkpoints()).isEmpty());
    }
  }

  private PublishResult untilDone(
      Publication publication, java.util.function.Consumer<TestContext> preparation)
      throws InterruptedException {
    PublishResult result = publication.step(preparation);
    while (result instanceof PublishResult.InProgress working) {
      fixture().network().calm();
      fixture().pass(working.checkAfter());
      result = publication.step(preparation);
    }
    return result;
  }

  @Test
  default void whoLostThePublicationCreatesNothing() throws Exception {
    if (!fixture().expects(Behaviour.SAVES_CHECKPOINTS)) {
      return;
    }
    TestContext context = fixture().context(author().content("Taken away"));
    context.takeAway();
    try {
      fixture()
          .said(
              fixture()
                  .services()
                  .provider()
                  .publish(
                      fixture().publication(author().content("Taken away")).request(), context));
    } catch (IllegalStateException e) {
      fixture().said(e);
    }
    assertThat(fixture().network().requests(author().calls().creating())).isEmpty();
    assertThat(author().posts()).isEmpty();
  }

  @Test
  default void whatWasUploadedIsNotUploadedAgain() throws Exception {
    List<Route> uploading = author().calls().uploading();
    if (!fixture().expects(Behaviour.UPLOADS_ONCE) && uploading.isEmpty()) {
      return;
    }
    assertThat(uploading).as("calls().uploading()").isNotEmpty();
    Content content =
        fixture().expects(Behaviour.WORKS_SLOWLY)
            ? author().slowContent()
            : author().content("Heavy");
    Publication publication = fixture().publication(content);
    fixture().network().refuse(author().calls().creating(), author().refusals().rateLimit());
    assertThat(publication.toEnd()).isInstanceOf(PublishResult.RateLimited.class);
    List<Integer> first = counts(uploading);
    assertThat(first).as("uploads of the first attempt").allMatch(count -> count > 0);
    assertThat(publication.toEnd()).isInstanceOf(PublishResult.Published.class);
    assertThat(counts(uploading).equals(first))
        .as("the second attempt uploads nothing")
        .isEqualTo(fixture().expects(Behaviour.UPLOADS_ONCE));
  }

  private List<Integer> counts(List<Route> routes) {
    return routes.stream().map(route -> fixture().network().requests(route).size()).toList();
  }

  @Test
  default void notesThatNobodyCanReadAreNotFatal() throws Exception {
    for (String notes : List.of("", "{", "null", "[[]]", "\u0000", "{\"v\":99}", "9".repeat(500))) {
      Publication publication =
          fixture().publication(author().content("Old notes " + notes.hashCode()));
      publication.resumeWith(notes);
      int before = author().posts().size();
      // As the platform does: what was published before is another publication's.
      PublishResult result =
          untilDone(publication, context -> author().posts().forEach(context::speakFor));
      int made = author().posts().size() - before;
      assertThat(made).as("posts after the notes '" + notes + "': " + result).isBetween(0, 1);
      assertThat(result instanceof PublishResult.Published).isEqualTo(made == 1);
    }
  }
}
