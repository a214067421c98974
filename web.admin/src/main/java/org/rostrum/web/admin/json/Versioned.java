package org.rostrum.web.admin.json;

/** What carries its version in the ETag of the answer. */
public interface Versioned {
  /** Grows with every change. */
  long version();
}
