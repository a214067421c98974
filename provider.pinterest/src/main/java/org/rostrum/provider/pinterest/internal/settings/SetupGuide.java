package org.rostrum.provider.pinterest.internal.settings;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rostrum.provider.SetupStep;
import org.rostrum.provider.SetupStep.DoneWhen;
import org.rostrum.provider.SetupStep.Fact;

/** How to get access to Pinterest, step by step, with the texts to copy. */
final class SetupGuide {
  private static final URI DEVELOPERS = URI.create("https://developers.pinterest.com/");
  private static final URI MY_APPS = URI.create("https://developers.pinterest.com/apps/");

  private static final String APP_PURPOSE =
      "We use this app to plan and publish our own content. It adds image and video pins to our"
          + " boards at the times that we schedule, and reads our account and post statistics, so"
          + " that we learn what our audience finds useful. It is hosted by ourselves and used by"
          + " our own team only.";

  /** Nobody but a person can tell. */
  private static final Optional<DoneWhen> BY_HAND = Optional.empty();

  private SetupGuide() {}

  static List<SetupStep> steps(Environments environments) {
    List<SetupStep> steps = new ArrayList<>();
    if (environments.hasPractice()) {
      steps.add(practice());
    }
    steps.addAll(application());
    steps.addAll(connection());
    steps.addAll(production());
    return List.copyOf(steps);
  }

  private static SetupStep practice() {
    return step(
        "practice",
        Optional.of(DoneWhen.in(Fact.ACCOUNT_CONNECTED, Environments.PRACTICE)),
        "Practise first, without Pinterest",
        "A simulated Pinterest runs on this machine. Choose the environment Practice, copy App ID"
            + " and App secret key from below into Rostrum, save, and connect an account. The steps"
            + " that follow lead to the real Pinterest.",
        Optional.empty(),
        new SetupStep.Copy("App ID", Environments.PRACTICE_APP_ID),
        new SetupStep.Copy("App secret key", Environments.PRACTICE_APP_SECRET));
  }

  private static List<SetupStep> application() {
    return List.of(
        step(
            "developer-account",
            BY_HAND,
            "Open a developer account",
            "Sign in at Pinterest for developers with the account that shall own the app. It must"
                + " be a business account; turning a personal one into one is free.",
            Optional.of(DEVELOPERS)),
        step(
            "app",
            BY_HAND,
            "Connect an app",
            "Under My apps choose «Connect app» and fill in the app's name, your company's name and"
                + " your website. Pinterest wants a website with a privacy policy.",
            Optional.of(MY_APPS),
            new SetupStep.Copy("App name", "Rostrum")),
        step(
            "purpose",
            BY_HAND,
            "Say what it is for",
            "Copy the app purpose and adapt it to you. Developer purpose: «for my organization or"
                + " personal use». Use cases: «Pin creation & scheduling» and «Reporting»."
                + " Audience: «Pinners» and «Creators».",
            Optional.of(MY_APPS),
            new SetupStep.Copy("App purpose", APP_PURPOSE)),
        step(
            "submit",
            BY_HAND,
            "Submit and wait",
            "Pinterest answers within one to two days. The app then has Trial access: it works in"
                + " the Sandbox, where pins are visible only to the person who made them.",
            Optional.of(MY_APPS)));
  }

  private static List<SetupStep> connection() {
    return List.of(
        step(
            "settings",
            Optional.of(DoneWhen.in(Fact.SETTINGS_TESTED, Environments.SANDBOX)),
            "Copy App ID and App secret key into Rostrum",
            "Open the app under My apps. Put both into the form on this page, choose the"
                + " environment Sandbox, and press «Save and test»: Pinterest is asked whether it"
                + " knows them.",
            Optional.of(MY_APPS)),
        step(
            "redirect-uri",
            Optional.of(DoneWhen.of(Fact.TEXT_COPIED)),
            "Tell Pinterest the redirect URI",
            "In the app's settings add this redirect URI, letter by letter: Pinterest refuses any"
                + " other, also one that differs only by a slash at the end.",
            Optional.of(MY_APPS),
            new SetupStep.Copy("Redirect URI", SetupStep.REDIRECT_URI)),
        step(
            "connect",
            Optional.of(DoneWhen.in(Fact.ACCOUNT_CONNECTED, Environments.SANDBOX)),
            "Connect an account in the Sandbox",
            "On Accounts connect your Pinterest account and agree to everything that is asked. If"
                + " the consent page does not work yet, generate a Sandbox token under My apps and"
                + " paste it instead.",
            Optional.empty()),
        step(
            "publish",
            Optional.of(DoneWhen.in(Fact.PUBLISHED, Environments.SANDBOX)),
            "Schedule a pin and look at it",
            "Compose a pin, schedule it, and look at it on Pinterest: in the Sandbox only you can"
                + " see it.",
            Optional.empty()));
  }

  private static List<SetupStep> production() {
    return List.of(
        step(
            "recording",
            BY_HAND,
            "Record the screen for Standard access",
            "Pinterest wants a recording that shows how an account is connected, including the"
                + " consent page, how a pin is scheduled and appears, and how its statistics are"
                + " read. The review walk on this page lists the shots and leads you through them.",
            Optional.empty()),
        step(
            "standard",
            BY_HAND,
            "Ask for Standard access",
            "Under My apps request the upgrade and hand in the recording.",
            Optional.of(MY_APPS)),
        step(
            "production",
            Optional.of(DoneWhen.in(Fact.ACCOUNT_CONNECTED, Environments.PRODUCTION)),
            "Switch to Production",
            "Once Standard access is granted, choose the environment Production and the access"
                + " Standard, look at what changes, save, and connect your accounts once more in"
                + " Production: an account belongs to the environment in which it was connected."
                + " With Trial access Production refuses to create pins.",
            Optional.empty()),
        step(
            "first-real-pin",
            Optional.of(DoneWhen.in(Fact.PUBLISHED, Environments.PRODUCTION)),
            "Publish the first pin for everybody",
            "Schedule a pin for the account of Production. Everybody can see it.",
            Optional.empty()));
  }

  private static SetupStep step(
      String id,
      Optional<DoneWhen> doneWhen,
      String title,
      String text,
      Optional<URI> link,
      SetupStep.Copy... copy) {
    return new SetupStep(id, title, text, link, List.of(copy), doneWhen);
  }
}
