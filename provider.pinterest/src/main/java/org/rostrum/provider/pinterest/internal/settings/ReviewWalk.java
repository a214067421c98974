package org.rostrum.provider.pinterest.internal.settings;

import java.util.List;
import java.util.Optional;
import org.rostrum.provider.ReviewShot;
import org.rostrum.provider.ReviewShot.Page;

/** What Pinterest wants to see recorded before it grants Standard access. */
final class ReviewWalk {
  private ReviewWalk() {}

  /** The three shots, in the order of one recording. */
  static List<ReviewShot> shots(Environments environments) {
    return List.of(connecting(), scheduling(environments), statistics(environments));
  }

  private static ReviewShot connecting() {
    return new ReviewShot(
        "shot-connect",
        "Connect an account",
        "Pinterest wants to see its own consent page, with the address bar and every permission"
            + " that your app asks for.",
        List.of(
            "Disconnect the account first if it is connected, so that the consent page appears.",
            "Choose «Connect an account», then Pinterest, then «Continue to Pinterest».",
            "Stay on Pinterest's page until its address and the list of permissions were seen.",
            "Choose «Give access», and show the account in the list with its name and"
                + " environment."),
        Page.ACCOUNTS,
        Optional.of(Environments.SANDBOX),
        "");
  }

  private static ReviewShot scheduling(Environments environments) {
    return new ReviewShot(
        "shot-schedule",
        "Schedule a pin and show it",
        "Pinterest wants to see that your app creates the pin, with its board, title, description"
            + " and link.",
        List.of(
            "Add a picture, choose the board, and write title, description, link and alt text.",
            "Schedule it two minutes ahead and show it in the calendar.",
            "Wait until it says Published.",
            "Open its details, follow «Open on Pinterest», and show it there."),
        Page.COMPOSER,
        Optional.of(Environments.SANDBOX),
        "Trial access creates pins in the Sandbox only. They are visible only to the account that"
            + " made them, so stay signed in with it when you open the pin."
            + (environments.hasPractice()
                ? " The environment Practice does not count: it is not Pinterest."
                : ""));
  }

  private static ReviewShot statistics(Environments environments) {
    return new ReviewShot(
        "shot-statistics",
        "Read statistics",
        "Pinterest wants to see what your app does with the statistics that it may read.",
        List.of(
            "If nothing was saved for Production yet: choose it on Services and save. Then connect"
                + " the same account once more, in the environment Production. It stands beside"
                + " the one of the Sandbox.",
            "Open Statistics, choose the account of Production, and show impressions, saves and"
                + " clicks of the last 28 days.",
            "Show the list of its top pins."),
        Page.ANALYTICS,
        Optional.of(Environments.PRODUCTION),
        "The Sandbox has no statistics at all. Production has, and Trial access may read them: only"
            + " creating pins is refused there. An account without pins shows zeros; that is"
            + " enough."
            + (environments.hasPractice()
                ? " To rehearse the shot, connect an account in Live practice."
                : ""));
  }
}
