package org.rostrum.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.provider.analytics.AnalyticsSource;
import org.rostrum.provider.analytics.AnalyticsTerms;
import org.rostrum.provider.analytics.MeasuredPost;
import org.rostrum.provider.analytics.MetricDescriptor;
import org.rostrum.provider.analytics.MetricPoint;
import org.rostrum.provider.analytics.PostFigures;
import org.rostrum.testkit.host.TestContext;
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
    LocalDate from = today().minusDays(days(source) - 1L);
    assertSensible(fixture().said(source.ofAccount(fixture().context(), from, today())), from);
  }

  @Test
  default void figuresOfAPostAreFound() throws Exception {
    if (source().isEmpty()) {
      return;
    }
    AnalyticsSource source = source().orElseThrow();
    String id = fixture().published("Measured");
    LocalDate from = today().minusDays(days(source) - 1L);
    PostFigures figures =
        source.ofPost(
            fixture().context(), new MeasuredPost(id, fixture().now(), Set.of()), from, today());
    assertThat(fixture().said(figures))
        .isInstanceOfSatisfying(
            PostFigures.Found.class,
            found -> {
              assertSensible(found.days(), from);
              assertThat(found.lifetime().values()).allMatch(Double::isFinite);
            });
    for (String metric : source.terms(fixture().service()).topMetrics()) {
      assertThat(source.topPosts(fixture().context(), metric, from, today(), 3))
          .hasSizeLessThanOrEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  default void noFigureIsReadFromNonsense(HostileAnswer wrong) {
    if (source().isEmpty()) {
      return;
    }
    AnalyticsSource source = source().orElseThrow();
    LocalDate from = today().minusDays(days(source) - 1L);
    fixture().network().keepDisturbing(author().calls().measuring().orElseThrow(), BEFORE, wrong);
    TestContext context = fixture().context();
    fixture().refusal(() -> source.ofAccount(context, from, today()), "figures of an account");
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
