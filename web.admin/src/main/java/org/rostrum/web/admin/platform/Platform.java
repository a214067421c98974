package org.rostrum.web.admin.platform;

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
 * The platform's services. They come and go with the bundle that offers them; each method throws
 * {@code RequestRefused} with reason UNAVAILABLE while its service is missing.
 */
public interface Platform {
  /** People, sessions and tokens. */
  Access access();

  /** Connected accounts. */
  Accounts accounts();

  /** Who did what. */
  AuditTrail audit();

  /** Live changes. */
  LiveEvents events();

  /** Installed networks. */
  Providers providers();

  /** Bundles of networks. */
  ProviderBundles bundles();

  /** Pictures. */
  MediaLibrary media();

  /** Health and care. */
  Operations operations();

  /** Posts and publications. */
  Posts posts();

  /** Posting schedules and queues. */
  PostingQueues queues();

  /** Posts that recur. */
  Recurrences recurrences();

  /** What is on hold. */
  Holds holds();

  /** What becomes of what was missed. */
  MissedPublications missed();

  /** Published posts on their networks. */
  PublicationChanges changes();

  /** How far access to the networks has come. */
  SetupGuides guides();

  /** What the networks allow. */
  AccountQuotas quotas();

  /** What accounts and posts did on their networks. */
  Statistics statistics();

  /** Whether every service is there, the platform can serve and the API is being served. */
  boolean ready();
}
