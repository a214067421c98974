package org.rostrum.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.testkit.network.Answer;
import org.rostrum.testkit.network.Route;

/** Every way in which a network says no has a result of its own, and leaves nothing behind. */
interface RefusalContract extends Subject {
  @Test
  default void contentThatIsNotWantedIsRejectedWithReasons() throws Exception {
    PublishResult result = refused(author().calls().creating(), author().refusals().content());
    assertThat(result)
        .isInstanceOfSatisfying(
            PublishResult.Rejected.class,
            rejected ->
                assertThat(rejected.problems())
                    .allSatisfy(
                        problem -> {
                          assertThat(problem.message()).isNotBlank();
                          assertThat(problem.field()).isNotBlank();
                          assertThat(problem.code()).isNotBlank();
                        }));
  }

  @Test
  default void aLimitIsWaitedForWhereverItIsMet() throws Exception {
    for (Route route : publishing()) {
      assertThat(refused(route, author().refusals().rateLimit()))
          .as(route.toString())
          .isInstanceOfSatisfying(
              PublishResult.RateLimited.class,
              limited -> {
                assertThat(limited.retryAfter())
                    .isBetween(Duration.ofMillis(1), Duration.ofDays(31));
                assertThat(limited.reason()).isNotBlank();
              });
    }
  }

  @Test
  default void aTokenThatIsNotAcceptedIsRefreshedWhereverItIsMet() throws Exception {
    for (Route route : publishing()) {
      assertThat(refused(route, author().refusals().token()))
          .as(route.toString())
          .isInstanceOfSatisfying(
              PublishResult.ReauthorizationRequired.class,
              again -> {
                assertThat(again.reason()).isNotBlank();
                assertThat(again.missingScopes()).isEmpty();
              });
    }
  }

  @Test
  default void aScopeThatIsMissingIsNamed() throws Exception {
    Optional<Answer> refusal = author().refusals().scope();
    assertThat(refusal.isPresent())
        .as("refusals() has an answer for a missing scope")
        .isEqualTo(fixture().expects(Behaviour.NAMES_MISSING_SCOPES));
    if (refusal.isPresent()) {
      assertThat(refused(author().calls().creating(), refusal.get()))
          .isInstanceOfSatisfying(
              PublishResult.ReauthorizationRequired.class,
              again -> assertThat(again.missingScopes()).isNotEmpty());
    }
  }

  @Test
  default void afterARefusalTheNextAttemptPublishesOnce() throws Exception {
    for (Answer no : List.of(author().refusals().rateLimit(), author().refusals().token())) {
      Publication publication = fixture().publication(author().content("Again " + no.status()));
      int before = author().posts().size();
      fixture().network().refuse(author().calls().creating(), no);
      publication.toEnd();
      assertThat(author().posts()).hasSize(before);
      assertThat(publication.toEnd()).isInstanceOf(PublishResult.Published.class);
      assertThat(author().posts()).hasSize(before + 1);
    }
  }

  private List<Route> publishing() {
    List<Route> routes = new ArrayList<>(author().calls().preparing());
    routes.removeAll(author().calls().uploading());
    routes.add(author().calls().creating());
    return routes;
  }

  private PublishResult refused(Route route, Answer answer) throws InterruptedException {
    Publication publication = fixture().publication(author().content("Not today"));
    fixture().network().refuse(route, answer);
    PublishResult result = publication.toEnd();
    fixture().assertTrue(result, publication);
    return result;
  }
}
