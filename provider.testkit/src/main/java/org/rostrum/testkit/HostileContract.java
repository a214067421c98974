package org.rostrum.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.publish.ReconcileResult;
import org.rostrum.testkit.network.HostileAnswer;
import org.rostrum.testkit.network.Route;

/**
 * The provider knows at every moment whether its post may exist. Before the creating call nothing
 * is unknown; from then on, what is no clear answer is.
 */
interface HostileContract extends Subject {
  @ParameterizedTest
  @EnumSource
  default void aPostWhoseAnswerIsLostIsFoundAgain(HostileAnswer wrong) throws Exception {
    Publication publication = fixture().publication(author().content("Lost and found"));
    fixture().network().disturb(author().calls().creating(), AFTER, wrong);
    PublishResult result = publication.toEnd();
    fixture().assertTrue(result, publication);
    assertUnclear(result, wrong);
    assertThat(author().posts()).hasSize(1);
    ReconcileResult answer = publication.reconcileToEnd();
    if (fixture().expects(Behaviour.FINDS_LOST_POSTS)) {
      assertThat(answer)
          .isInstanceOfSatisfying(
              ReconcileResult.Found.class,
              found -> assertThat(author().posts()).contains(found.remoteId()));
    } else {
      assertThat(answer).isInstanceOf(ReconcileResult.Undetermined.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  default void aPostThatWasNeverMadeIsNotFound(HostileAnswer wrong) throws Exception {
    Publication publication = fixture().publication(author().content("Never made"));
    fixture().network().disturb(author().calls().creating(), BEFORE, wrong);
    PublishResult result = publication.toEnd();
    if (!fixture().expects(Behaviour.LEARNS_THE_ID) && wrong.looksLikeSuccess()) {
      // A network that answers 200 and does nothing lies to everybody.
      return;
    }
    assertUnclear(result, wrong);
    ReconcileResult answer = publication.reconcileToEnd();
    assertThat(answer)
        .isInstanceOf(
            fixture().expects(Behaviour.PROVES_ABSENCE)
                ? ReconcileResult.Absent.class
                : ReconcileResult.Undetermined.class);
  }

  private void assertUnclear(PublishResult result, HostileAnswer wrong) {
    if (!fixture().expects(Behaviour.LEARNS_THE_ID) && wrong.looksLikeSuccess()) {
      assertThat(result).isInstanceOf(PublishResult.Published.class);
      return;
    }
    assertThat(result)
        .isInstanceOfSatisfying(
            PublishResult.Unknown.class,
            unknown -> assertThat(unknown.reason()).as("for people").isNotBlank());
  }

  @ParameterizedTest
  @EnumSource
  default void beforeTheCreatingCallNothingIsUnknown(HostileAnswer wrong) throws Exception {
    for (Route route : author().calls().preparing()) {
      assertSafe(fixture().publication(author().content("Careful")), route, wrong);
    }
    if (fixture().expects(Behaviour.WORKS_SLOWLY)) {
      for (Route route : author().calls().slowly()) {
        assertSafe(fixture().publication(author().slowContent()), route, wrong);
      }
    }
  }

  private void assertSafe(Publication publication, Route route, HostileAnswer wrong)
      throws InterruptedException {
    int before = author().posts().size();
    fixture().network().forgetRequests();
    fixture().network().keepDisturbing(route, BEFORE, wrong);
    PublishResult result = publication.step();
    while (result instanceof PublishResult.InProgress working
        && fixture().network().requests(route).isEmpty()) {
      fixture().pass(working.checkAfter());
      result = publication.step();
    }
    assertThat(fixture().network().requests(route)).as("calls of " + route).isNotEmpty();
    String what = wrong + " at " + route + " led to " + result;
    boolean created = !fixture().network().requests(author().calls().creating()).isEmpty();
    if (created) {
      // Whatever it said was of no interest, such as the body of an upload's answer.
      assertThat(result).as(what).isInstanceOf(PublishResult.Published.class);
      assertThat(author().posts()).as(what).hasSize(before + 1);
    } else {
      assertThat(result)
          .as(what)
          .isNotInstanceOfAny(PublishResult.Published.class, PublishResult.Unknown.class);
      assertThat(author().posts()).as(what).hasSize(before);
    }
    fixture().network().calm();
    PublishResult next = publication.toEnd();
    if (!created) {
      assertThat(next).as("after " + what).isInstanceOf(PublishResult.Published.class);
      assertThat(author().posts()).as("after " + what).hasSize(before + 1);
    }
  }

  @Test
  default void anInterruptedCallIsUnknown() throws Exception {
    Route creating = author().calls().creating();
    fixture().network().disturb(creating, AFTER, (answer, line) -> line.hold());
    Publication publication = fixture().publication(author().content("Cut short"));
    CompletableFuture<PublishResult> outcome = new CompletableFuture<>();
    Thread call =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    outcome.complete(publication.toEnd());
                  } catch (InterruptedException e) {
                    outcome.complete(new PublishResult.Unknown("It was interrupted."));
                  } catch (RuntimeException | Error e) {
                    outcome.completeExceptionally(e);
                  }
                });
    fixture().network().await(creating);
    call.interrupt();
    assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(PublishResult.Unknown.class);
  }
}
