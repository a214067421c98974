package org.rostrum.scheduler.hosting.isolation;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.ServiceContext;
import org.rostrum.provider.analytics.AnalyticsSource;
import org.rostrum.provider.analytics.AnalyticsTerms;
import org.rostrum.provider.analytics.MeasuredPost;
import org.rostrum.provider.analytics.MetricPoint;
import org.rostrum.provider.analytics.PostFigures;
import org.rostrum.provider.analytics.TopPost;
import org.rostrum.provider.auth.AuthorizationServer;
import org.rostrum.provider.auth.AuthorizationServerSource;
import org.rostrum.provider.auth.SessionSource;
import org.rostrum.provider.auth.TokenGrant;
import org.rostrum.provider.publish.ChangeResult;
import org.rostrum.provider.publish.EditableParts;
import org.rostrum.provider.publish.LookResult;
import org.rostrum.provider.publish.PostEdit;
import org.rostrum.provider.publish.PublishedPosts;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.ChoicePage;
import org.rostrum.provider.settings.ChoiceQuery;
import org.rostrum.provider.settings.LiveChoices;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.provider.settings.SettingsMigration;

/** The optional services of a provider, behind its guard. */
public final class GuardedServices {
  private GuardedServices() {}

  /**
   * Puts one of them behind a guard. One object may be several services, so it matters as what.
   *
   * @param type which service is wanted
   */
  public static Object of(Object service, Class<?> type, ProviderGuard guard) {
    if (type == LiveChoices.class) {
      return new Choices((LiveChoices) service, guard);
    } else if (type == SessionSource.class) {
      return new Sessions((SessionSource) service, guard);
    } else if (type == AuthorizationServerSource.class) {
      return new Servers((AuthorizationServerSource) service, guard);
    } else if (type == AnalyticsSource.class) {
      return new Analytics((AnalyticsSource) service, guard);
    } else if (type == PublishedPosts.class) {
      return new Published((PublishedPosts) service, guard);
    } else if (type == SettingsMigration.class) {
      return new Migration((SettingsMigration) service, guard);
    }
    throw new IllegalArgumentException("No optional service: " + type);
  }

  /** Its live choices. */
  public record Choices(LiveChoices choices, ProviderGuard guard) implements LiveChoices {
    @Override
    public ChoicePage list(AccountContext account, ChoiceQuery query)
        throws NetworkException, InterruptedException {
      return guard.read("list", () -> choices.list(account, query));
    }

    @Override
    public Choice create(AccountContext account, String lookup, String label, SettingValues options)
        throws NetworkException, InterruptedException {
      return guard.read("create", () -> choices.create(account, lookup, label, options));
    }
  }

  /** Its sessions. */
  public record Sessions(SessionSource sessions, ProviderGuard guard) implements SessionSource {
    @Override
    public TokenGrant open(ServiceContext context, SettingValues fields)
        throws NetworkException, InterruptedException {
      return guard.read("open", () -> sessions.open(context, fields));
    }

    @Override
    public TokenGrant renew(ServiceContext context, SettingValues home, Secret refreshToken)
        throws NetworkException, InterruptedException {
      return guard.read("renew", () -> sessions.renew(context, home, refreshToken));
    }
  }

  /** What finds its authorization servers. */
  public record Servers(AuthorizationServerSource servers, ProviderGuard guard)
      implements AuthorizationServerSource {
    @Override
    public AuthorizationServer find(ServiceContext context, SettingValues fields)
        throws NetworkException, InterruptedException {
      return guard.read("find", () -> servers.find(context, fields));
    }

    @Override
    public Map<String, String> home(ServiceContext context, URI issuer, String subject)
        throws NetworkException, InterruptedException {
      return guard.read("home", () -> copy(servers.home(context, issuer, subject)));
    }

    private static @Nullable Map<String, String> copy(@Nullable Map<String, String> home) {
      return home == null ? null : Map.copyOf(home);
    }
  }

  /** Its analytics. */
  public record Analytics(AnalyticsSource source, ProviderGuard guard) implements AnalyticsSource {
    @Override
    public AnalyticsTerms terms(SettingValues service) {
      return guard.ask("terms", () -> source.terms(service));
    }

    @Override
    public List<MetricPoint> ofAccount(AccountContext account, LocalDate from, LocalDate to)
        throws NetworkException, InterruptedException {
      return guard.read("ofAccount", () -> Answers.copy(source.ofAccount(account, from, to)));
    }

    @Override
    public PostFigures ofPost(
        AccountContext account, MeasuredPost post, LocalDate from, LocalDate to)
        throws NetworkException, InterruptedException {
      return guard.read("ofPost", () -> source.ofPost(account, post, from, to));
    }

    @Override
    public List<TopPost> topPosts(
        AccountContext account, String metric, LocalDate from, LocalDate to, int limit)
        throws NetworkException, InterruptedException {
      return guard.read(
          "topPosts", () -> Answers.copy(source.topPosts(account, metric, from, to, limit)));
    }
  }

  /** Its published posts. */
  public record Published(PublishedPosts posts, ProviderGuard guard) implements PublishedPosts {
    @Override
    public EditableParts editable() {
      return guard.ask("editable", posts::editable);
    }

    @Override
    public ChangeResult edit(PostEdit edit, AccountContext account) throws InterruptedException {
      return change("edit", () -> posts.edit(edit, account));
    }

    @Override
    public ChangeResult remove(String remoteId, AccountContext account)
        throws InterruptedException {
      return change("remove", () -> posts.remove(remoteId, account));
    }

    private ChangeResult change(String what, ProviderGuard.NetworkCall<ChangeResult> call)
        throws InterruptedException {
      try {
        return guard.change(what, call);
      } catch (ProviderGuard.Crowded e) {
        return new ChangeResult.Failed(true, guard.crowded());
      } catch (ProviderGuard.NoAnswer | NetworkException e) {
        return new ChangeResult.Unknown(String.valueOf(e.getMessage()));
      }
    }

    @Override
    public LookResult look(String remoteId, AccountContext account)
        throws NetworkException, InterruptedException {
      return guard.read("look", () -> posts.look(remoteId, account));
    }
  }

  /** Its migration of settings. */
  public record Migration(SettingsMigration migration, ProviderGuard guard)
      implements SettingsMigration {
    @Override
    public Migrated migrate(Map<String, String> values, Set<String> secretsSet) {
      return guard.ask("migrate", () -> migration.migrate(values, secretsSet));
    }
  }
}
