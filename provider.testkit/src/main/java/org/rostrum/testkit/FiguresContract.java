package org.rostrum.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.analytics.AnalyticsSource;
import org.rostrum.provider.analytics.AnalyticsTerms;
import org.rostrum.provider.analytics.MeasuredPost;
import org.rostrum.provider.analytics.MetricDescriptor;
import org.rostrum.provider.analytics.MetricPoint;
import org.rostrum.provider.analytics.PostFigures;
import org.rostrum.provider.analytics.TopPost;
import org.rostrum.provider.publish.ChangeResult;
import org.rostrum.provider.publish.PublishedPosts;
import org.rostrum.testkit.network.Answer;
import org.rostrum.testkit.network.Body;
import org.rostrum.testkit.network.HostileAnswer;

/** Figures are those that were declared, of the days that were asked for. */
interface FiguresContract extends Subject {
  @Test
  default void figuresAreDeclaredWhereTheyAreKept() {
    boolean kept = fixture().expects(Behaviour.KEEPS_FIGURES);
    assertThat(fixture().services().analytics().isPresent())
        .as("an AnalyticsSource")
        .isEqualTo(kept);
    assertThat(fixture().descriptor().metrics().isEmpty()).as("no metrics").isEqualTo(!kept);
    source()
        .ifPresent(
            source -> {
              AnalyticsTerms terms = source.terms(fixture().service());
              assertThat(terms.unavailable()).as("figures for these settings").isEmpty();
              assertThat(ids()).containsAll(terms.topMetrics());
              terms
                  .placeOption()
                  .ifPresent(
                      key ->
                          assertThat(fixture().descriptor().publicationOptions().find(key))
                              .isPresent());
            });
    assertThat(fixture().network().requests()).as("calls of the network").isEmpty();
  }

  @Test
  default void figuresOfAnAccountAreOfTheDaysThatWereAsked() throws Exception {
    if (source().isEmpty()) {
      return;
    }
    AnalyticsSource source = source().orElseThrow();
    LocalDate from = first();
    assertSensible(fixture().said(source.ofAccount(fixture().context(), from, today())), from);
  }

  @Test
  default void figuresOfAPostAreFound() throws Exception {
    if (source().isEmpty()) {
      return;
    }
    AnalyticsSource source = source().orElseThrow();
    String id = fixture().published("Measured");
    LocalDate from = first();
    PostFigures figures = source.ofPost(fixture().context(), measured(id), from, today());
    assertThat(fixture().said(figures))
        .isInstanceOfSatisfying(
            PostFigures.Found.class,
            found -> {
              assertSensible(found.days(), from);
              assertThat(found.lifetime().values()).allMatch(Double::isFinite);
            });
    for (String metric : source.terms(fixture().service()).topMetrics()) {
      List<TopPost> top = source.topPosts(fixture().context(), metric, from, today(), 3);
      assertThat(fixture().said(top)).as("by " + metric).hasSizeLessThanOrEqualTo(3);
      assertThat(top)
          .allSatisfy(
              post -> {
                assertThat(post.remoteId()).isNotBlank();
                assertThat(post.figures().values()).allMatch(Double::isFinite);
              });
    }
  }

  @ParameterizedTest
  @EnumSource
  default void noFigureIsReadFromNonsense(HostileAnswer wrong) throws Exception {
    if (source().isEmpty()) {
      return;
    }
    for (Inquiry inquiry : inquiries(fixture().published("Measured"))) {
      assertThat(inquiry.meetsNonsense(wrong)).as("calls for figures").isPositive();
    }
  }

  /** Many networks leave out what they do not have, which is not to say that it is gone. */
  @ParameterizedTest
  @EnumSource
  default void noFigureOfARemovedPostIsReadFromNonsense(HostileAnswer wrong) throws Exception {
    Optional<PublishedPosts> posted = fixture().services().publishedPosts();
    if (source().isEmpty() || posted.isEmpty()) {
      return;
    }
    String id = fixture().published("Measured too late");
    assertThat(posted.get().remove(id, fixture().context())).isInstanceOf(ChangeResult.Done.class);
    ofPost(id).meetsNonsense(wrong);
  }

  @Test
  default void whyThereAreNoFiguresIsTold() throws Exception {
    if (source().isEmpty()) {
      return;
    }
    for (Inquiry inquiry : inquiries(fixture().published("Measured"))) {
      inquiry.tellsApart(author().refusals().rateLimit(), NetworkException.Kind.RATE_LIMITED);
      inquiry.tellsApart(author().refusals().token(), NetworkException.Kind.TOKEN_REJECTED);
    }
  }

  /** The numbers are where they belong, and no number that can be added up. */
  @Test
  default void noFigureIsEndless() throws Exception {
    if (source().isEmpty()) {
      return;
    }
    AnalyticsSource source = source().orElseThrow();
    String id = fixture().published("Beyond measure");
    fixture()
        .network()
        .keepDisturbing(
            ANY,
            AFTER,
            (answer, line) ->
                line.write(
                    new Answer(
                        answer.status(),
                        answer.headers(),
                        Body.of(
                            answer
                                .text()
                                .replaceAll(
                                    "(?<key>\"[^\"]*\"\\s*:\\s*)[0-9.]+", "${key}1e999")))));
    try {
      assertSensible(source.ofAccount(fixture().context(), first(), today()), first());
    } catch (NetworkException e) {
      fixture().said(e);
    }
    try {
      if (source.ofPost(fixture().context(), measured(id), first(), today())
          instanceof PostFigures.Found found) {
        assertSensible(found.days(), first());
        assertThat(found.lifetime().values()).allMatch(Double::isFinite);
      }
    } catch (NetworkException e) {
      fixture().said(e);
    }
  }

  /** Everything that can be asked of figures. */
  private List<Inquiry> inquiries(String id) {
    AnalyticsSource source = source().orElseThrow();
    List<Inquiry> inquiries = new ArrayList<>();
    inquiries.add(
        new Inquiry(
            this,
            "figures of an account",
            () -> source.ofAccount(fixture().context(), first(), today())));
    inquiries.add(ofPost(id));
    source.terms(fixture().service()).topMetrics().stream()
        .findFirst()
        .ifPresent(
            metric ->
                inquiries.add(
                    new Inquiry(
                        this,
                        "top posts",
                        () -> source.topPosts(fixture().context(), metric, first(), today(), 3))));
    return inquiries;
  }

  private Inquiry ofPost(String id) {
    AnalyticsSource source = source().orElseThrow();
    return new Inquiry(
        this,
        "figures of a post",
        () -> source.ofPost(fixture().context(), measured(id), first(), today()));
  }

  private MeasuredPost measured(String id) {
    return new MeasuredPost(id, fixture().now(), Set.of());
  }

  private LocalDate first() {
    return today().minusDays(days(source().orElseThrow()) - 1L);
  }

  private Optional<AnalyticsSource> source() {
    return fixture().services().analytics();
  }

  private int days(AnalyticsSource source) {
    AnalyticsTerms terms = source.terms(fixture().service());
    return Math.min(terms.maxDays(), terms.historyDays());
  }

  private LocalDate today() {
    return fixture().now().atZone(ZoneOffset.UTC).toLocalDate();
  }

  private Set<String> ids() {
    return fixture().descriptor().metrics().stream()
        .map(MetricDescriptor::id)
        .collect(Collectors.toSet());
  }

  private void assertSensible(List<MetricPoint> points, LocalDate from) {
    assertThat(points)
        .allSatisfy(
            point -> {
              assertThat(ids()).as("declared metrics").contains(point.metric());
              assertThat(point.value()).isFinite();
              assertThat(point.day()).isBetween(from, today());
            });
  }
}
