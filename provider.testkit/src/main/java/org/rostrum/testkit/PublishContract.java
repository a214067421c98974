package org.rostrum.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.publish.PublishContext;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.testkit.host.TestClient;
import org.rostrum.testkit.host.TestContext;
import org.rostrum.testkit.network.SentRequest;

/** What is published is on the network, once. */
interface PublishContract extends Subject {
  @Test
  default void whatIsPublishedIsThereOnce() throws Exception {
    Publication publication = fixture().publication(author().content("A quiet morning"));
    PublishResult result = publication.toEnd();
    assertThat(result)
        .isInstanceOfSatisfying(
            PublishResult.Published.class,
            published -> {
              assertThat(published.remoteId())
                  .isNotBlank()
                  .hasSizeLessThanOrEqualTo(PublishResult.MAX_REMOTE_ID)
                  .doesNotMatch(".*\\p{Cntrl}.*");
              published.url().ifPresent(url -> assertThat(url.getScheme()).matches("https?"));
            });
    fixture().assertTrue(result, publication);
    assertThat(fixture().network().requests(author().calls().creating())).hasSize(1);
  }

  @Test
  default void theTokenOfThisAccountIsSentAndNoOther() throws Exception {
    Services services = fixture().services();
    String first = publishWith(services, "First");
    int sent = fixture().network().requests().size();
    String second = publishWith(services, "Second");
    assertThat(second).as("token() gives another one with every call").isNotEqualTo(first);
    assertThat(fixture().network().requests().stream().skip(sent).map(SentRequest::whole))
        .noneMatch(request -> request.contains(first));
  }

  private String publishWith(Services services, String words) throws InterruptedException {
    Publication publication = fixture().publication(author().content(words));
    TestContext context = fixture().context(publication.request().content());
    fixture().said(services.provider().publish(publication.request(), context));
    return context.accessToken().expose();
  }

  @Test
  default void theTokenStandsInNoAddress() throws Exception {
    Publication publication = fixture().publication(author().content("Discreetly"));
    publication.toEnd();
    String addresses =
        String.join(" ", fixture().network().requests().stream().map(SentRequest::target).toList());
    boolean hidden =
        publication.contexts().stream()
            .noneMatch(context -> addresses.contains(context.accessToken().expose()));
    assertThat(hidden)
        .as("no address holds the token")
        .isEqualTo(fixture().expects(Behaviour.HIDES_THE_TOKEN));
  }

  @Test
  default void theCreatingCallComesAfterThePreparations() throws Exception {
    fixture().publication(author().content("In order")).toEnd();
    SentRequest first = fixture().network().requests().getFirst();
    boolean prepares = !author().calls().creating().matches(first);
    assertThat(prepares)
        .as("the first call is a preparation: " + first)
        .isEqualTo(fixture().expects(Behaviour.PREPARES));
    assertThat(author().calls().preparing())
        .allSatisfy(route -> assertThat(fixture().network().requests(route)).isNotEmpty());
    assertThat(prepares).isEqualTo(!author().calls().preparing().isEmpty());
  }

  @Test
  default void slowContentIsWaitedForBetweenCalls() throws Exception {
    if (!fixture().expects(Behaviour.WORKS_SLOWLY)) {
      assertThat(fixture().publication(author().content("At once")).step())
          .isNotInstanceOf(PublishResult.InProgress.class);
      return;
    }
    Publication publication = fixture().publication(author().slowContent());
    PublishResult begun = publication.step();
    assertThat(begun)
        .isInstanceOfSatisfying(
            PublishResult.InProgress.class,
            working -> {
              assertThat(working.checkAfter()).isBetween(Duration.ofMillis(1), Duration.ofDays(1));
              assertThat(working.checkpoint())
                  .hasSizeLessThanOrEqualTo(PublishContext.MAX_CHECKPOINT);
              assertThat(working.detail()).isNotBlank();
            });
    fixture().assertTrue(begun, publication);
    PublishResult result = publication.toEnd();
    assertThat(result).isInstanceOf(PublishResult.Published.class);
    fixture().assertTrue(result, publication);
  }

  @Test
  default void withoutANetworkNothingIsPublishedAndAnotherTryIsWorthwhile() throws Exception {
    fixture().network().close();
    Publication publication = fixture().publication(author().content("Into the void"));
    assertThat(publication.toEnd())
        .isInstanceOfSatisfying(
            PublishResult.Failed.class,
            failed -> {
              assertThat(failed.retryable()).isTrue();
              assertThat(failed.reason()).isNotBlank();
            });
  }

  @Test
  default void withoutTimeNothingIsPublished() throws Exception {
    Publication publication = fixture().publication(author().content("Too late"));
    PublishResult result =
        publication.step(
            context -> {
              ((TestClient) context.http()).expire();
              context.left(Duration.ZERO);
            });
    assertThat(result)
        .isInstanceOfSatisfying(
            PublishResult.Failed.class, failed -> assertThat(failed.retryable()).isTrue());
    assertThat(author().posts()).isEmpty();
  }
}
