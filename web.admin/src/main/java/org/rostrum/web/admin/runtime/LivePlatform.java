package org.rostrum.web.admin.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.jakartars.runtime.JakartarsServiceRuntime;
import org.rostrum.access.Access;
import org.rostrum.accounts.AccountQuotas;
import org.rostrum.accounts.Accounts;
import org.rostrum.analytics.Statistics;
import org.rostrum.audit.AuditTrail;
import org.rostrum.events.LiveEvents;
import org.rostrum.hosting.ProviderBundles;
import org.rostrum.hosting.Providers;
import org.rostrum.hosting.SetupGuides;
import org.rostrum.media.MediaLibrary;
import org.rostrum.operations.Operations;
import org.rostrum.posts.Posts;
import org.rostrum.posts.PublicationChanges;
import org.rostrum.problems.RequestRefused;
import org.rostrum.scheduling.Holds;
import org.rostrum.scheduling.MissedPublications;
import org.rostrum.scheduling.PostingQueues;
import org.rostrum.scheduling.Recurrences;
import org.rostrum.web.admin.platform.Platform;

/** The platform's services as they come and go. */
@Component(service = Platform.class)
public final class LivePlatform implements Platform {
  /** The name of our application on the REST whiteboard. */
  static final String API = "rostrum";

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable Access access;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable Accounts accounts;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable AuditTrail audit;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable LiveEvents events;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable Providers providers;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable MediaLibrary media;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable Operations operations;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable Posts posts;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable PostingQueues queues;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable Recurrences recurrences;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable Holds holds;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable MissedPublications missed;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable PublicationChanges changes;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable SetupGuides guides;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable AccountQuotas quotas;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable Statistics statistics;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable JakartarsServiceRuntime rest;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable ProviderBundles bundles;

  @Override
  public ProviderBundles bundles() {
    return present(bundles, "Bundles of networks");
  }

  @Override
  public PublicationChanges changes() {
    return present(changes, "Published posts");
  }

  @Override
  public SetupGuides guides() {
    return present(guides, "The guides");
  }

  @Override
  public AccountQuotas quotas() {
    return present(quotas, "Quotas");
  }

  @Override
  public Access access() {
    return present(access, "Sign-in");
  }

  @Override
  public Accounts accounts() {
    return present(accounts, "Accounts");
  }

  @Override
  public AuditTrail audit() {
    return present(audit, "The audit trail");
  }

  @Override
  public LiveEvents events() {
    return present(events, "Live changes");
  }

  @Override
  public Providers providers() {
    return present(providers, "Networks");
  }

  @Override
  public MediaLibrary media() {
    return present(media, "The media library");
  }

  @Override
  public Operations operations() {
    return present(operations, "Operations");
  }

  @Override
  public Posts posts() {
    return present(posts, "Posts");
  }

  @Override
  public PostingQueues queues() {
    return present(queues, "Queues");
  }

  @Override
  public Recurrences recurrences() {
    return present(recurrences, "Recurring posts");
  }

  @Override
  public Holds holds() {
    return present(holds, "Holds");
  }

  @Override
  public MissedPublications missed() {
    return present(missed, "The policy for what was missed");
  }

  @Override
  public Statistics statistics() {
    return present(statistics, "Statistics");
  }

  @Override
  public boolean ready() {
    Operations care = operations;
    return access != null
        && accounts != null
        && audit != null
        && events != null
        && providers != null
        && bundles != null
        && media != null
        && posts != null
        && queues != null
        && recurrences != null
        && holds != null
        && missed != null
        && changes != null
        && guides != null
        && quotas != null
        && statistics != null
        && care != null
        && care.ready()
        && apiIsServed();
  }

  /** The whiteboard takes an application up in its own time, after it was registered. */
  private boolean apiIsServed() {
    JakartarsServiceRuntime runtime = rest;
    return runtime != null
        && Arrays.stream(runtime.getRuntimeDTO().applicationDTOs)
            .anyMatch(application -> API.equals(application.name));
  }

  private static <T> T present(@Nullable T service, String what) {
    if (service == null) {
      throw RequestRefused.of(
          RequestRefused.Reason.UNAVAILABLE,
          "starting",
          what
              + " cannot be used now: the platform is starting, or could not start. Try again in a"
              + " few seconds; if it stays so, the log says why.");
    }
    return service;
  }
}
