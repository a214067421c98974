package org.rostrum.provider.bluesky.internal.settings;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.rostrum.provider.SetupStep;
import org.rostrum.provider.SetupStep.DoneWhen;
import org.rostrum.provider.SetupStep.Fact;

/** How to get access to Bluesky: nobody has to be asked. */
final class SetupGuide {
  private static final URI APP_PASSWORDS = URI.create("https://bsky.app/settings/app-passwords");

  private SetupGuide() {}

  static List<SetupStep> steps() {
    return List.of(
        step(
            "settings",
            Fact.SETTINGS_SAVED,
            "Save the settings",
            "What is filled in is right for Bluesky: save it. There is no app to register and no"
                + " access to apply for. With a server of your own, name it as the server.",
            Optional.empty()),
        new SetupStep(
            "app-password",
            "Make an app password",
            "In Bluesky open Settings, Privacy and security, App passwords, and add one called"
                + " Rostrum. It can be taken back there at any time. You can do without: where this"
                + " installation has a public https address, an account is connected on the page of"
                + " its own server as well.",
            Optional.of(APP_PASSWORDS),
            List.of(new SetupStep.Copy("Name of the app password", "Rostrum")),
            Optional.empty()),
        step(
            "connect",
            Fact.ACCOUNT_CONNECTED,
            "Connect an account",
            "On Accounts choose Bluesky, and fill in the handle and the app password. The account's"
                + " server is found by the handle.",
            Optional.empty()),
        step(
            "publish",
            Fact.PUBLISHED,
            "Schedule a post and look at it",
            "Compose a post, schedule it, and open it from its details.",
            Optional.empty()));
  }

  private static SetupStep step(
      String id, Fact done, String title, String text, Optional<URI> link) {
    return new SetupStep(id, title, text, link, List.of(), Optional.of(DoneWhen.of(done)));
  }
}
