package org.example.chirp;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkException.Kind;
import org.rostrum.provider.analytics.AnalyticsSource;
import org.rostrum.provider.analytics.AnalyticsTerms;
import org.rostrum.provider.analytics.MeasuredPost;
import org.rostrum.provider.analytics.MetricPoint;
import org.rostrum.provider.analytics.PostFigures;
import org.rostrum.provider.analytics.TopPost;
import org.rostrum.provider.settings.SettingValues;

/** The template's figures, with a mistake. */
record MischievousFigures(ChirpFigures good, Mischief.Mistake mistake) implements AnalyticsSource {
  @Override
  public AnalyticsTerms terms(SettingValues service) {
    return good.terms(service);
  }

  @Override
  public List<MetricPoint> ofAccount(AccountContext account, LocalDate from, LocalDate to)
      throws NetworkException, InterruptedException {
    return good.ofAccount(account, from, to);
  }

  @Override
  public PostFigures ofPost(AccountContext account, MeasuredPost post, LocalDate from, LocalDate to)
      throws NetworkException, InterruptedException {
    try {
      return good.ofPost(account, post, from, to);
    } catch (NetworkException e) {
      if (mistake == Mischief.Mistake.SEES_NO_FIGURES && e.kind() == Kind.TEMPORARY) {
        return new PostFigures.Found(List.of(), Map.of());
      }
      throw e;
    }
  }

  @Override
  public List<TopPost> topPosts(
      AccountContext account, String metric, LocalDate from, LocalDate to, int limit) {
    return good.topPosts(account, metric, from, to, limit);
  }
}
