package org.rostrum.web.admin.json;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.hosting.EnvironmentView;
import org.rostrum.hosting.ProviderView;
import org.rostrum.provider.Icon;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.ReviewShot;
import org.rostrum.provider.SetupStep;
import org.rostrum.provider.content.PreviewStyle;

/** An installed network. */
public record ProviderJson(
    String id,
    String name,
    Icon icon,
    ProviderView.State state,
    String reason,
    String bundle,
    String version,
    SchemaJson serviceSettings,
    SchemaJson publicationOptions,
    ContentRulesJson contentRules,
    List<RateLimitJson> rateLimits,
    List<SetupStepJson> setupGuide,
    List<ReviewShotJson> reviewWalk,
    @Nullable String environmentSetting,
    List<EnvironmentView> environments,
    List<MetricJson> metrics,
    PreviewJson preview) {

  /** A limit of the network. */
  public record RateLimitJson(
      String name, RateLimit.Scope scope, int permits, double windowSeconds) {}

  /** One step of getting access. */
  public record SetupStepJson(
      String id,
      String title,
      String text,
      @Nullable URI link,
      List<SetupStep.Copy> copy,
      @Nullable DoneWhenJson doneWhen) {}

  /** What the platform looks at to tell that a step is done. */
  public record DoneWhenJson(SetupStep.Fact fact, @Nullable String environment) {}

  /** One shot of the recording for the network's review. */
  public record ReviewShotJson(
      String id,
      String title,
      String why,
      List<String> actions,
      ReviewShot.Page page,
      @Nullable String environment,
      String note) {}

  /** How the network frames a post. */
  public record PreviewJson(
      List<PreviewStyle.Part> parts,
      int cornerRadius,
      int textLines,
      @Nullable String placeOption,
      String action) {
    static PreviewJson of(PreviewStyle style) {
      return new PreviewJson(
          style.parts(),
          style.cornerRadius(),
          style.textLines(),
          style.placeOption().orElse(null),
          style.action());
    }
  }

  private static final double MILLIS = 1000.0;

  /** The JSON form; the redirect URI is put where the guide names it. */
  public static ProviderJson of(ProviderView view, URI redirectUri) {
    ProviderDescriptor descriptor = view.descriptor();
    return new ProviderJson(
        descriptor.id(),
        descriptor.name(),
        descriptor.icon(),
        view.state(),
        view.reason(),
        view.bundle(),
        view.version(),
        SchemaJson.of(descriptor.serviceSettings()),
        SchemaJson.of(descriptor.publicationOptions()),
        ContentRulesJson.of(descriptor.contentRules()),
        descriptor.rateLimits().stream().map(ProviderJson::limit).toList(),
        descriptor.setupGuide().stream().map(step -> step(step, redirectUri)).toList(),
        descriptor.reviewWalk().stream().map(ProviderJson::shot).toList(),
        descriptor.environmentSetting().orElse(null),
        view.environments(),
        descriptor.metrics().stream().map(MetricJson::of).toList(),
        PreviewJson.of(descriptor.preview()));
  }

  private static RateLimitJson limit(RateLimit limit) {
    return new RateLimitJson(
        limit.name(), limit.scope(), limit.permits(), limit.window().toMillis() / MILLIS);
  }

  private static SetupStepJson step(SetupStep step, URI redirectUri) {
    return new SetupStepJson(
        step.id(),
        step.title(),
        step.text(),
        WebAddresses.orNull(step.link()),
        step.copy().stream()
            .map(
                copy ->
                    new SetupStep.Copy(
                        copy.label(),
                        copy.text().replace(SetupStep.REDIRECT_URI, redirectUri.toString())))
            .toList(),
        step.doneWhen()
            .map(done -> new DoneWhenJson(done.fact(), done.environment().orElse(null)))
            .orElse(null));
  }

  private static ReviewShotJson shot(ReviewShot shot) {
    return new ReviewShotJson(
        shot.id(),
        shot.title(),
        shot.why(),
        shot.actions(),
        shot.page(),
        shot.environment().orElse(null),
        shot.note());
  }
}
