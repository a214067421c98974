package org.rostrum.provider;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rostrum.provider.analytics.MetricDescriptor;
import org.rostrum.provider.content.ContentRules;
import org.rostrum.provider.content.PreviewStyle;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingsSchema;

/**
 * Everything the console and the runtime need to know about a network, as data. Built with {@link
 * #of(String, String)}.
 *
 * @param id identifies the provider for ever; {@code [a-z][a-z0-9-]{1,31}}
 * @param name the network's name for people
 * @param icon how it looks in lists
 * @param serviceSettings what the operator fills in once
 * @param publicationOptions what a publisher fills in per publication, beside the content
 * @param contentRules what content the network takes
 * @param rateLimits limits that the network declares; empty if it declares none
 * @param maxConcurrency how many calls may run at once over all accounts; at least 1
 * @param publishDeadline the longest a {@link NetworkProvider#publish} call may take
 * @param setupGuide how to get access to the network, step by step
 * @param metrics what its analytics deliver; empty if it has none
 * @param environmentSetting the key of the service setting that chooses between environments (live,
 *     sandbox …), which is marked on accounts; empty if there is only one
 * @param reviewWalk the shots of the recording that the network wants to see before it grants more
 *     access; empty if it wants none
 * @param quotas what the network allows to be published, for planning; empty if it declares none
 * @param preview how the network frames a post
 * @param environments what is known of the environments that {@code environmentSetting} chooses
 *     between, each a choice of it; empty if nothing is
 * @param accountHome for a network of many servers: what is needed to find the server of an account
 *     again, for example its address. The provider says it with the grant, the host keeps it with
 *     the account and hands it back ({@link AccountContext#home()}). No secrets; at most {@link
 *     #MAX_HOME} characters together. A provider that declares it is guarded: since people and
 *     foreign documents name its servers, the host lets its calls reach public addresses only,
 *     unless the operator has allowed others. Empty for a network of one server
 */
public record ProviderDescriptor(
    String id,
    String name,
    Icon icon,
    SettingsSchema serviceSettings,
    SettingsSchema publicationOptions,
    ContentRules contentRules,
    List<RateLimit> rateLimits,
    int maxConcurrency,
    Duration publishDeadline,
    List<SetupStep> setupGuide,
    List<MetricDescriptor> metrics,
    Optional<String> environmentSetting,
    List<ReviewShot> reviewWalk,
    List<Quota> quotas,
    PreviewStyle preview,
    List<NetworkEnvironment> environments,
    SettingsSchema accountHome) {

  /** The longest home of an account, keys and values together, in characters. */
  public static final int MAX_HOME = 2_000;

  /**
   * The longest {@link #publishDeadline()} that the host grants: long enough for the upload of a
   * large video. It bounds a whole call; a provider ends its single requests much sooner.
   */
  public static final Duration MAX_PUBLISH_DEADLINE = Duration.ofHours(1);

  /** The most calls at once that the host grants one network. */
  public static final int MAX_CONCURRENCY = 64;

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,31}");

  /**
   * Checks what a provider declared.
   *
   * @throws IllegalArgumentException if the id is malformed, two limits of one scope have the same
   *     name, concurrency or deadline are out of bounds, two steps or shots have the same id, an
   *     environment is no choice of the environment setting, or the home of accounts holds a secret
   */
  public ProviderDescriptor {
    rateLimits = List.copyOf(rateLimits);
    checkNames(id, rateLimits);
    setupGuide = List.copyOf(setupGuide);
    metrics = List.copyOf(metrics);
    reviewWalk = List.copyOf(reviewWalk);
    quotas = List.copyOf(quotas);
    environments = List.copyOf(environments);
    checkEnvironments(id, serviceSettings, environmentSetting, environments);
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("The provider id '" + id + "' does not match " + ID);
    }
    if (maxConcurrency < 1 || maxConcurrency > MAX_CONCURRENCY) {
      throw new IllegalArgumentException(
          "maxConcurrency of '" + id + "' must be 1 to " + MAX_CONCURRENCY);
    }
    if (!publishDeadline.isPositive() || publishDeadline.compareTo(MAX_PUBLISH_DEADLINE) > 0) {
      throw new IllegalArgumentException(
          "publishDeadline of '" + id + "' must be above zero and at most " + MAX_PUBLISH_DEADLINE);
    }
    if (accountHome.settings().stream().anyMatch(one -> one.type() == SettingType.SECRET)) {
      throw new IllegalArgumentException(
          "The home of accounts of '" + id + "' is no place for secrets");
    }
    Set<String> ticked = new HashSet<>();
    setupGuide.forEach(step -> once(ticked, step.id()));
    reviewWalk.forEach(shot -> once(ticked, shot.id()));
  }

  private static void once(Set<String> ids, String id) {
    if (!ids.add(id)) {
      throw new IllegalArgumentException("Two steps or shots have the id '" + id + "'");
    }
  }

  private static void checkEnvironments(
      String id,
      SettingsSchema settings,
      Optional<String> setting,
      List<NetworkEnvironment> environments) {
    Set<String> choices =
        setting.flatMap(settings::find).map(Setting::choices).orElse(List.of()).stream()
            .map(Choice::value)
            .collect(Collectors.toSet());
    for (NetworkEnvironment environment : environments) {
      if (!choices.contains(environment.value())) {
        throw new IllegalArgumentException(
            "The environment '"
                + environment.value()
                + "' of '"
                + id
                + "' is no choice of its environment setting");
      }
    }
  }

  /**
   * Finds what is known of an environment.
   *
   * @param value its value in the environment setting
   * @return the environment, if anything is known of it
   */
  public Optional<NetworkEnvironment> environment(String value) {
    return environments.stream().filter(one -> one.value().equals(value)).findFirst();
  }

  /** What was used of a limit is remembered under its name. */
  private static void checkNames(String id, List<RateLimit> limits) {
    for (int index = 0; index < limits.size(); index++) {
      RateLimit limit = limits.get(index);
      boolean again =
          limits.subList(0, index).stream()
              .anyMatch(
                  other -> other.scope() == limit.scope() && other.name().equals(limit.name()));
      if (again) {
        throw new IllegalArgumentException(
            "Two rate limits of '" + id + "' have the name '" + limit.name() + "'");
      }
    }
  }

  /**
   * Starts a description with nothing declared but the name.
   *
   * @param id the provider's id
   * @param name the network's name for people
   * @return a builder
   */
  public static Builder of(String id, String name) {
    return new Builder(id, name);
  }

  /** Collects what is known of a network. Not safe for use by many threads. */
  public static final class Builder {
    private final String id;
    private final String name;
    private Icon icon;
    private SettingsSchema serviceSettings = SettingsSchema.empty();
    private SettingsSchema publicationOptions = SettingsSchema.empty();
    private ContentRules contentRules = ContentRules.anything();
    private List<RateLimit> rateLimits = List.of();
    private int maxConcurrency = 4;
    private Duration publishDeadline = Duration.ofSeconds(60);
    private List<SetupStep> setupGuide = List.of();
    private List<MetricDescriptor> metrics = List.of();
    private Optional<String> environmentSetting = Optional.empty();
    private List<ReviewShot> reviewWalk = List.of();
    private List<Quota> quotas = List.of();
    private PreviewStyle preview = PreviewStyle.plain();
    private List<NetworkEnvironment> environments = List.of();
    private SettingsSchema accountHome = SettingsSchema.empty();

    private Builder(String id, String name) {
      this.id = id;
      this.name = name;
      this.icon = Icon.letter(name);
    }

    /**
     * Gives it a look.
     *
     * @param value the icon
     * @return this builder
     */
    public Builder icon(Icon value) {
      this.icon = value;
      return this;
    }

    /**
     * Declares what the operator fills in once.
     *
     * @param value the form
     * @return this builder
     */
    public Builder serviceSettings(SettingsSchema value) {
      this.serviceSettings = value;
      return this;
    }

    /**
     * Declares what a publisher fills in per publication.
     *
     * @param value the form
     * @return this builder
     */
    public Builder publicationOptions(SettingsSchema value) {
      this.publicationOptions = value;
      return this;
    }

    /**
     * Declares what content the network takes.
     *
     * @param value the rules
     * @return this builder
     */
    public Builder contentRules(ContentRules value) {
      this.contentRules = value;
      return this;
    }

    /**
     * Declares the network's limits.
     *
     * @param value the limits
     * @return this builder
     */
    public Builder rateLimits(List<RateLimit> value) {
      this.rateLimits = value;
      return this;
    }

    /**
     * Declares how many calls may run at once.
     *
     * @param value 1 to {@link #MAX_CONCURRENCY}
     * @return this builder
     */
    public Builder maxConcurrency(int value) {
      this.maxConcurrency = value;
      return this;
    }

    /**
     * Declares how long publishing may take.
     *
     * @param value above zero, at most {@link #MAX_PUBLISH_DEADLINE}
     * @return this builder
     */
    public Builder publishDeadline(Duration value) {
      this.publishDeadline = value;
      return this;
    }

    /**
     * Explains how to get access.
     *
     * @param value the steps in order
     * @return this builder
     */
    public Builder setupGuide(List<SetupStep> value) {
      this.setupGuide = value;
      return this;
    }

    /**
     * Declares what analytics deliver.
     *
     * @param value the metrics
     * @return this builder
     */
    public Builder metrics(List<MetricDescriptor> value) {
      this.metrics = value;
      return this;
    }

    /**
     * Names the service setting that chooses the environment.
     *
     * @param key its key
     * @return this builder
     */
    public Builder environmentSetting(String key) {
      this.environmentSetting = Optional.of(key);
      return this;
    }

    /**
     * Lists the shots of the recording for the network's review.
     *
     * @param value the shots in order
     * @return this builder
     */
    public Builder reviewWalk(List<ReviewShot> value) {
      this.reviewWalk = value;
      return this;
    }

    /**
     * Declares what may be published, for planning.
     *
     * @param value the quotas
     * @return this builder
     */
    public Builder quotas(List<Quota> value) {
      this.quotas = value;
      return this;
    }

    /**
     * Declares how the network frames a post.
     *
     * @param value the style
     * @return this builder
     */
    public Builder preview(PreviewStyle value) {
      this.preview = value;
      return this;
    }

    /**
     * Tells what is known of the environments.
     *
     * @param value an environment each
     * @return this builder
     */
    public Builder environments(List<NetworkEnvironment> value) {
      this.environments = value;
      return this;
    }

    /**
     * Declares what is needed to find the server of an account again.
     *
     * @param value the values, none of them secret
     * @return this builder
     */
    public Builder accountHome(SettingsSchema value) {
      this.accountHome = value;
      return this;
    }

    /**
     * Ends the building.
     *
     * @return the description
     * @throws IllegalArgumentException as {@link ProviderDescriptor} says
     */
    public ProviderDescriptor build() {
      return new ProviderDescriptor(
          id,
          name,
          icon,
          serviceSettings,
          publicationOptions,
          contentRules,
          rateLimits,
          maxConcurrency,
          publishDeadline,
          setupGuide,
          metrics,
          environmentSetting,
          reviewWalk,
          quotas,
          preview,
          environments,
          accountHome);
    }
  }
}
