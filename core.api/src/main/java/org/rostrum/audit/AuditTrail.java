package org.rostrum.audit;

import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.access.Caller;
import org.rostrum.paging.Page;
import org.rostrum.paging.PageRequest;

/** Reads the record of who did what. Written by the services themselves. */
@ProviderType
public interface AuditTrail {
  /**
   * Lists what was done in the caller's workspace, newest first.
   *
   * @param caller needs OPERATE
   * @param page which part
   * @return the entries
   */
  Page<AuditEntry> entries(Caller caller, PageRequest page);
}
