package org.rostrum.provider.pinterest.internal.settings;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rostrum.provider.SetupStep;

/** How to get access to Pinterest, step by step, with the texts to copy. */
final class SetupGuide {
  private static final URI DEVELOPERS = URI.create("https://developers.pinterest.com/");
  private static final URI MY_APPS = URI.create("https://developers.pinterest.com/apps/");

  private static final String APP_PURPOSE =
      "We use this app to plan and publish our own content. It adds image and video pins to our"
          + " boards at the times that we schedule, and reads our account and post statistics, so"
          + " that we learn what our audience finds useful. It is hosted by ourselves and used by"
          + " our own team only.";

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
            "Open a developer account",
            "Sign in at Pinterest for developers with the account that shall own the app. It must"
                + " be a business account; turning a personal one into one is free.",
            Optional.of(DEVELOPERS)),
        step(
            "Connect an app",
            "Under My apps choose «Connect app» and fill in the app's name, your company's name and"
                + " your website. Pinterest wants a website with a privacy policy.",
            Optional.of(MY_APPS),
            new SetupStep.Copy("App name", "Rostrum")),
        step(
            "Say what it is for",
            "Copy the app purpose and adapt it to you. Developer purpose: «for my organization or"
                + " personal use». Use cases: «Pin creation & scheduling» and «Reporting». Audience:"
                + " «Pinners» and «Creators».",
            Optional.of(MY_APPS),
            new SetupStep.Copy("App purpose", APP_PURPOSE)),
        step(
            "Submit and wait",
            "Pinterest answers within one to two days. The app then has Trial access: it works in"
                + " the Sandbox, where pins are visible only to the person who made them.",
            Optional.of(MY_APPS)));
  }

  private static List<SetupStep> connection() {
    return List.of(
        step(
            "Copy App ID and App secret key into Rostrum",
            "Open the app under My apps. Put both into the form on this page, choose the"
                + " environment Sandbox, and save.",
            Optional.of(MY_APPS)),
        step(
            "Tell Pinterest the redirect URI",
            "In the app's settings add this redirect URI, letter by letter: Pinterest refuses any"
                + " other, also one that differs only by a slash at the end.",
            Optional.of(MY_APPS),
            new SetupStep.Copy("Redirect URI", SetupStep.REDIRECT_URI)),
        step(
            "Connect, schedule, look",
            "On Accounts connect your Pinterest account and agree to what is asked. Compose a pin,"
                + " schedule it, and look at it on Pinterest: in the Sandbox only you can see it.",
            Optional.empty()));
  }

  private static List<SetupStep> production() {
    return List.of(
        step(
            "Ask for Standard access",
            "Under My apps request the upgrade. Pinterest wants a recording of the screen that"
                + " shows how an account is connected, including the consent page, how a pin is"
                + " scheduled and appears, and how its statistics are read.",
            Optional.of(MY_APPS)),
        step(
            "Switch to Production",
            "Once Standard access is granted, choose the environment Production, save, and connect"
                + " your accounts once more: an account belongs to the environment in which it was"
                + " connected. With Trial access Production refuses to create pins.",
            Optional.empty()));
  }

  private static SetupStep step(
      String title, String text, Optional<URI> link, SetupStep.Copy... copy) {
    return new SetupStep(title, text, link, List.of(copy));
  }
}
