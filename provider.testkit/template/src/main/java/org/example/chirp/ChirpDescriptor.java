package org.example.chirp;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rostrum.provider.Icon;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.SetupStep;
import org.rostrum.provider.analytics.MetricDescriptor;
import org.rostrum.provider.analytics.MetricDescriptor.Subject;
import org.rostrum.provider.content.ContentRules;
import org.rostrum.provider.content.PreviewStyle;
import org.rostrum.provider.content.TextRule;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.provider.settings.SettingsSchema;

/** Everything about Chirp that Rostrum shows and obeys, as data. */
final class ChirpDescriptor {
  static final String ID = "chirp";

  private static final String NAME = "Chirp";
  private static final String SERVER = "server";
  private static final int LONGEST_TEXT = 500;

  private ChirpDescriptor() {}

  static ProviderDescriptor descriptor() {
    return ProviderDescriptor.of(ID, NAME)
        .icon(new Icon(NAME.substring(0, 1), "#2F6F4F", ""))
        .serviceSettings(
            SettingsSchema.of(
                Setting.of(SERVER, SettingType.URI, "Server")
                    .help("The address of the Chirp server.")
                    .placeholder("https://chirp.example.org")
                    .required()
                    .build()))
        .contentRules(
            ContentRules.builder()
                .text(
                    new TextRule(
                        "Text", TextRule.Usage.REQUIRED, LONGEST_TEXT, TextRule.Unit.CODE_POINTS))
                .link(TextRule.optional("Link", 2_000))
                .build())
        .rateLimits(
            List.of(
                new RateLimit("posts an hour", RateLimit.Scope.ACCOUNT, 100, Duration.ofHours(1))))
        .preview(
            new PreviewStyle(
                List.of(PreviewStyle.Part.ACCOUNT, PreviewStyle.Part.TEXT, PreviewStyle.Part.LINK),
                12,
                8,
                Optional.empty(),
                ""))
        .publishDeadline(Duration.ofSeconds(30))
        .setupGuide(
            List.of(
                new SetupStep(
                    "server",
                    "Name the server",
                    "Fill in the address of your Chirp server, then save and test.",
                    Optional.empty(),
                    List.of(),
                    Optional.of(SetupStep.DoneWhen.of(SetupStep.Fact.SETTINGS_TESTED)))))
        .metrics(
            List.of(
                MetricDescriptor.count(
                    "views", "Views", "How often posts were seen.", everywhere()),
                MetricDescriptor.count(
                    "likes", "Likes", "How often they were liked.", everywhere())))
        .build();
  }

  /** Where the network is, without a slash at its end. */
  static String server(SettingValues service) {
    URI address = service.uri(SERVER).orElseThrow();
    return address.toString().replaceFirst("/+$", "");
  }

  private static Set<Subject> everywhere() {
    return Set.of(Subject.ACCOUNT, Subject.POST);
  }
}
