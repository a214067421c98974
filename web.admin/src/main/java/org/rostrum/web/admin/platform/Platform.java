package org.rostrum.web.admin.platform;

import org.rostrum.access.Access;
import org.rostrum.accounts.Accounts;
import org.rostrum.audit.AuditTrail;
import org.rostrum.events.LiveEvents;
import org.rostrum.hosting.Providers;
import org.rostrum.media.MediaLibrary;
import org.rostrum.operations.Operations;
import org.rostrum.posts.Posts;

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

  /** Pictures. */
  MediaLibrary media();

  /** Health and care. */
  Operations operations();

  /** Posts and publications. */
  Posts posts();

  /** Whether every service is there, the platform can serve and the API is being served. */
  boolean ready();
}
