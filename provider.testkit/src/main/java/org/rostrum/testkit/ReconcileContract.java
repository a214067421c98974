package org.rostrum.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.publish.ReconcileResult;
import org.rostrum.testkit.network.HostileAnswer;

/** Asking what became of a post reads only, and never guesses. */
interface ReconcileContract extends Subject {
  @Test
  default void askingCreatesNothing() throws Exception {
    Publication publication = lost("Asked about");
    fixture().network().forgetRequests();
    publication.reconcileToEnd();
    assertThat(fixture().network().requests(author().calls().creating())).isEmpty();
    assertThat(author().posts()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  default void nonsenseProvesNothing(HostileAnswer wrong) throws Exception {
    Publication publication = lost("Hard to find");
    fixture().network().keepDisturbing(ANY, BEFORE, wrong);
    fixture().pass(java.time.Duration.ofHours(1));
    try {
      assertThat(publication.reconcile(context -> {}))
          .as("with a network that answers " + wrong)
          .isNotInstanceOf(ReconcileResult.Absent.class);
    } catch (NetworkException e) {
      assertThat(fixture().said(e).getMessage()).isNotBlank();
    }
  }

  @Test
  default void aNetworkThatIsGoneProvesNothing() throws Exception {
    Publication publication = lost("Out of reach");
    fixture().network().close();
    fixture().pass(java.time.Duration.ofHours(1));
    try {
      assertThat(publication.reconcile(context -> {}))
          .isNotInstanceOf(ReconcileResult.Absent.class);
    } catch (NetworkException e) {
      assertThat(fixture().said(e).getMessage()).isNotBlank();
    }
  }

  @Test
  default void aPostOfAnotherPublicationIsNotTaken() throws Exception {
    if (!fixture().expects(Behaviour.LEARNS_THE_ID)) {
      // The provider looks for the id that it chose, which no other publication has.
      return;
    }
    Publication publication = lost("Twins");
    String other = author().posts().iterator().next();
    ReconcileResult result = publication.reconcile(context -> context.speakFor(other));
    assertThat(result).isNotInstanceOf(ReconcileResult.Found.class);
  }

  private Publication lost(String words) throws InterruptedException {
    Publication publication = fixture().publication(author().content(words));
    fixture().network().disturb(author().calls().creating(), AFTER, HostileAnswer.NOTHING);
    assertThat(publication.toEnd()).isInstanceOf(PublishResult.Unknown.class);
    return publication;
  }
}
