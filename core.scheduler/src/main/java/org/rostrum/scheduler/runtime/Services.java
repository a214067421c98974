package org.rostrum.scheduler.runtime;

import java.util.Optional;
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
import org.rostrum.scheduling.Holds;
import org.rostrum.scheduling.MissedPublications;
import org.rostrum.scheduling.PostingQueues;
import org.rostrum.scheduling.Recurrences;

/**
 * What the faces are offered.
 *
 * @param access people and tokens
 * @param accounts connected accounts
 * @param providers networks and their settings
 * @param media the library
 * @param posts posts and publications
 * @param operations health and care
 * @param audit who did what
 * @param events live changes
 * @param queues posting schedules and queues
 * @param recurrences posts that recur
 * @param holds what is on hold
 * @param missed what becomes of what was missed
 * @param changes published posts on their networks
 * @param guides how far access to the networks has come
 * @param quotas what the networks allow
 * @param statistics what accounts and posts did on their networks
 * @param bundles the bundles of networks; absent outside a framework
 */
record Services(
    Access access,
    Accounts accounts,
    Providers providers,
    MediaLibrary media,
    Posts posts,
    Operations operations,
    AuditTrail audit,
    LiveEvents events,
    PostingQueues queues,
    Recurrences recurrences,
    Holds holds,
    MissedPublications missed,
    PublicationChanges changes,
    SetupGuides guides,
    AccountQuotas quotas,
    Statistics statistics,
    Optional<ProviderBundles> bundles) {
  /** Takes each service and its interface. */
  interface Visitor {
    <T> void offer(Class<T> type, T service);
  }

  void visit(Visitor visitor) {
    visitor.offer(Access.class, access);
    visitor.offer(Accounts.class, accounts);
    visitor.offer(Providers.class, providers);
    visitor.offer(MediaLibrary.class, media);
    visitor.offer(Posts.class, posts);
    visitor.offer(Operations.class, operations);
    visitor.offer(AuditTrail.class, audit);
    visitor.offer(LiveEvents.class, events);
    visitor.offer(PostingQueues.class, queues);
    visitor.offer(Recurrences.class, recurrences);
    visitor.offer(Holds.class, holds);
    visitor.offer(MissedPublications.class, missed);
    visitor.offer(PublicationChanges.class, changes);
    visitor.offer(SetupGuides.class, guides);
    visitor.offer(AccountQuotas.class, quotas);
    visitor.offer(Statistics.class, statistics);
    bundles.ifPresent(service -> visitor.offer(ProviderBundles.class, service));
  }
}
