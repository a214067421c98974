package org.rostrum.scheduler.hosting.bundles;

/** A jar cannot be a provider bundle here. The message names the fault and the way out. */
final class BundleRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * A refusal.
   *
   * @param code what kind of fault; stable, lower case with hyphens
   * @param message for people; no secret and no path of this machine
   */
  BundleRefused(String code, String message) {
    super(message);
    this.code = code;
  }

  String code() {
    return code;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
