package org.rostrum.provider.pinterest.internal.api;

import java.time.Duration;

/** Says what happened and what to do, in sentences for people. */
public final class Explanation {
  private Explanation() {}

  /**
   * Explains a fault.
   *
   * @param fault what happened
   * @return one to three sentences, without secrets
   */
  public static String of(PinterestFault fault) {
    String doing = fault.operation().doing();
    return switch (fault.kind()) {
      case INVALID ->
          "Pinterest could not " + doing + said(fault) + " Change what it names and try again.";
      case BUSY ->
          "Pinterest could not " + doing + " just now" + said(fault) + " It is tried again.";
      case TOKEN ->
          "Pinterest does not accept the access token of this account in the environment "
              + fault.environment()
              + said(fault)
              + " If it happens again, connect the account again on Accounts; a token of another"
              + " environment does not work here.";
      case SCOPE ->
          "The account may not "
              + doing
              + ": it has not granted "
              + String.join(", ", fault.missingScopes())
              + said(fault)
              + " Connect it again on Accounts and agree to everything that is asked. If it was"
              + " granted already, Pinterest has not opened this feature to your app yet.";
      case NOT_YOURS ->
          "This account may not use the board or pin"
              + said(fault)
              + " Choose a board that belongs to it, or let the owner invite it.";
      case TRIAL ->
          "Your Pinterest app has Trial access, which may not create pins in Production"
              + said(fault)
              + " Switch the environment to Sandbox on Services, or request Standard access at"
              + " developers.pinterest.com, then try again.";
      case NO_USER -> "Pinterest does not know this user any more. Connect the account again.";
      case NO_BOARD ->
          "The board is not on Pinterest any more. Choose another board, or create it again.";
      case NO_SECTION ->
          "The section is not on the board any more. Choose another section, or none.";
      case NO_PIN -> "The pin is not on Pinterest any more.";
      case NOT_FOUND ->
          "Pinterest could not "
              + doing
              + ": it is not there"
              + said(fault)
              + " Check the board, and on Services the environment.";
      case RATE_LIMIT ->
          "Pinterest takes no more calls for now"
              + said(fault)
              + " Wait "
              + inWords(fault.retryAfter())
              + ".";
      case SPAM_LINK ->
          "Pinterest blocked the link because it may lead to spam"
              + said(fault)
              + " Use another link, or none. Trying again does not help.";
      case GRANT ->
          "Pinterest does not know the authorization any more"
              + said(fault)
              + " Connect the account again on Accounts.";
      case REFUSED -> "Pinterest refused to " + doing + said(fault);
      case SERVER -> "Pinterest failed when asked to " + doing + said(fault);
      case UNREACHABLE -> "Pinterest could not be reached to " + doing + said(fault);
      case BROKEN ->
          "The connection ended before Pinterest answered whether it could " + doing + said(fault);
      case GARBLED ->
          "Pinterest's answer to the request to " + doing + " could not be read" + said(fault);
    };
  }

  private static String said(PinterestFault fault) {
    String detail = fault.detail();
    return detail.isEmpty() ? "." : " («" + detail + "»).";
  }

  private static String inWords(Duration wait) {
    long minutes = wait.plusSeconds(59).toMinutes();
    if (wait.toSeconds() < 120) {
      return wait.toSeconds() + " seconds";
    }
    return minutes < 120 ? minutes + " minutes" : wait.plusMinutes(59).toHours() + " hours";
  }
}
