package org.rostrum.shell.runtime;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rostrum.access.Access;
import org.rostrum.accounts.Accounts;
import org.rostrum.analytics.Statistics;
import org.rostrum.hosting.ProviderBundles;
import org.rostrum.hosting.Providers;
import org.rostrum.operations.Operations;
import org.rostrum.posts.Posts;
import org.rostrum.posts.PublicationChanges;
import org.rostrum.problems.RequestRefused;
import org.rostrum.scheduling.Holds;
import org.rostrum.scheduling.PostingQueues;
import org.rostrum.shell.commands.Platform;

/** The platform's services as they come and go. */
@Component(service = Platform.class)
public final class LivePlatform implements Platform {
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
  private volatile @Nullable Providers providers;

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
  private volatile @Nullable PublicationChanges changes;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable PostingQueues queues;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable Holds holds;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable Statistics statistics;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable ProviderBundles bundles;

  @Override
  public ProviderBundles bundles() {
    return present(bundles);
  }

  @Override
  public PublicationChanges changes() {
    return present(changes);
  }

  @Override
  public Access access() {
    return present(access);
  }

  @Override
  public Accounts accounts() {
    return present(accounts);
  }

  @Override
  public Providers providers() {
    return present(providers);
  }

  @Override
  public Operations operations() {
    return present(operations);
  }

  @Override
  public Posts posts() {
    return present(posts);
  }

  @Override
  public PostingQueues queues() {
    return present(queues);
  }

  @Override
  public Holds holds() {
    return present(holds);
  }

  @Override
  public Statistics statistics() {
    return present(statistics);
  }

  private static <T> T present(@Nullable T service) {
    if (service == null) {
      throw RequestRefused.of(
          RequestRefused.Reason.UNAVAILABLE,
          "starting",
          "The platform is starting, or could not start. Try again in a few seconds; if it stays"
              + " so, the log says why.");
    }
    return service;
  }
}
