package org.rostrum.shell.commands;

import org.rostrum.access.Access;
import org.rostrum.accounts.Accounts;
import org.rostrum.analytics.Statistics;
import org.rostrum.hosting.ProviderBundles;
import org.rostrum.hosting.Providers;
import org.rostrum.operations.Operations;
import org.rostrum.posts.Posts;
import org.rostrum.posts.PublicationChanges;
import org.rostrum.scheduling.Holds;
import org.rostrum.scheduling.PostingQueues;

/**
 * The platform's services. They come and go with the bundle that offers them; each method throws
 * {@code RequestRefused} with reason UNAVAILABLE while its service is missing.
 */
public interface Platform {
  /** Who the operator is. */
  Access access();

  /** Connected accounts. */
  Accounts accounts();

  /** Installed networks. */
  Providers providers();

  /** Bundles of networks. */
  ProviderBundles bundles();

  /** Health and care. */
  Operations operations();

  /** Posts and publications. */
  Posts posts();

  /** Published posts on their networks. */
  PublicationChanges changes();

  /** Posting schedules and queues. */
  PostingQueues queues();

  /** What is on hold. */
  Holds holds();

  /** What accounts and posts did on their networks. */
  Statistics statistics();
}
