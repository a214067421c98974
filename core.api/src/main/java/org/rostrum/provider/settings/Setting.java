package org.rostrum.provider.settings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * One thing to ask for, described so that a console can show it, check it and explain it without
 * knowing the network. Made with {@link #of(String, SettingType, String)} and a {@link Builder}.
 *
 * @param key identifies it within its schema; {@code [a-z][A-Za-z0-9]*}
 * @param type what it holds
 * @param label its name for people
 * @param help what it means and where to find it; may be empty
 * @param placeholder an example shown while empty; may be empty
 * @param required whether it must have a value while it is visible
 * @param advanced whether it starts folded away
 * @param group the {@link SettingGroup#id()} it belongs to; empty for none
 * @param defaultValue the value in force while none is set, in canonical text
 * @param minimum the smallest number, for {@code INTEGER} and {@code DECIMAL}
 * @param maximum the largest number, for {@code INTEGER} and {@code DECIMAL}
 * @param maxLength the longest text, in Unicode code points
 * @param pattern what the whole text must match
 * @param patternHint what the pattern asks for, in words; shown when it does not match
 * @param choices the entries of a {@code CHOICE}; empty for other types
 * @param lookup for {@code LIVE_CHOICE}: the id handed to {@link LiveChoices}
 * @param lookupDependsOn for {@code LIVE_CHOICE}: keys of settings whose values narrow the entries
 * @param creatable for {@code LIVE_CHOICE}: whether {@link LiveChoices#create} can add an entry
 * @param visibleWhen when it appears; empty for always
 */
public record Setting(
    String key,
    SettingType type,
    String label,
    String help,
    String placeholder,
    boolean required,
    boolean advanced,
    Optional<String> group,
    Optional<String> defaultValue,
    Optional<BigDecimal> minimum,
    Optional<BigDecimal> maximum,
    OptionalInt maxLength,
    Optional<Pattern> pattern,
    String patternHint,
    List<Choice> choices,
    Optional<String> lookup,
    List<String> lookupDependsOn,
    boolean creatable,
    Optional<VisibleWhen> visibleWhen) {

  private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]*");

  /**
   * Checks what a provider declared.
   *
   * @throws IllegalArgumentException if the key is malformed, a choice has no entries, or a live
   *     choice has no lookup
   */
  public Setting {
    choices = List.copyOf(choices);
    lookupDependsOn = List.copyOf(lookupDependsOn);
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("The setting key '" + key + "' does not match " + KEY);
    }
    if (type == SettingType.CHOICE && choices.isEmpty()) {
      throw new IllegalArgumentException("The choice setting '" + key + "' declares no choices");
    }
    if (type == SettingType.LIVE_CHOICE && lookup.isEmpty()) {
      throw new IllegalArgumentException("The live choice '" + key + "' names no lookup");
    }
  }

  /**
   * Starts a setting that is optional, always visible and unlimited.
   *
   * @param key its key
   * @param type what it holds
   * @param label its name for people
   * @return a builder
   */
  public static Builder of(String key, SettingType type, String label) {
    return new Builder(key, type, label);
  }

  /** Collects what is known of a setting. Not safe for use by many threads. */
  public static final class Builder {
    private final String key;
    private final SettingType type;
    private final String label;
    private String help = "";
    private String placeholder = "";
    private boolean required;
    private boolean advanced;
    private Optional<String> group = Optional.empty();
    private Optional<String> defaultValue = Optional.empty();
    private Optional<BigDecimal> minimum = Optional.empty();
    private Optional<BigDecimal> maximum = Optional.empty();
    private OptionalInt maxLength = OptionalInt.empty();
    private Optional<Pattern> pattern = Optional.empty();
    private String patternHint = "";
    private List<Choice> choices = List.of();
    private Optional<String> lookup = Optional.empty();
    private List<String> lookupDependsOn = List.of();
    private boolean creatable;
    private Optional<VisibleWhen> visibleWhen = Optional.empty();

    private Builder(String key, SettingType type, String label) {
      this.key = key;
      this.type = type;
      this.label = label;
    }

    /**
     * Says what it means.
     *
     * @param text a sentence or two
     * @return this builder
     */
    public Builder help(String text) {
      this.help = text;
      return this;
    }

    /**
     * Shows an example while empty.
     *
     * @param text the example
     * @return this builder
     */
    public Builder placeholder(String text) {
      this.placeholder = text;
      return this;
    }

    /**
     * Demands a value while visible.
     *
     * @return this builder
     */
    public Builder required() {
      this.required = true;
      return this;
    }

    /**
     * Folds it away at first.
     *
     * @return this builder
     */
    public Builder advanced() {
      this.advanced = true;
      return this;
    }

    /**
     * Puts it under a heading.
     *
     * @param id the group's id
     * @return this builder
     */
    public Builder group(String id) {
      this.group = Optional.of(id);
      return this;
    }

    /**
     * Gives the value in force while none is set.
     *
     * @param value canonical text
     * @return this builder
     */
    public Builder defaultValue(String value) {
      this.defaultValue = Optional.of(value);
      return this;
    }

    /**
     * Bounds a number, both ends included.
     *
     * @param least the smallest
     * @param most the largest
     * @return this builder
     */
    public Builder range(long least, long most) {
      this.minimum = Optional.of(BigDecimal.valueOf(least));
      this.maximum = Optional.of(BigDecimal.valueOf(most));
      return this;
    }

    /**
     * Bounds a text.
     *
     * @param codePoints the longest, in Unicode code points
     * @return this builder
     */
    public Builder maxLength(int codePoints) {
      this.maxLength = OptionalInt.of(codePoints);
      return this;
    }

    /**
     * Demands a form.
     *
     * @param regex what the whole text must match
     * @param hint what that is in words, for example {@code digits only}
     * @return this builder
     */
    public Builder pattern(String regex, String hint) {
      this.pattern = Optional.of(Pattern.compile(regex));
      this.patternHint = hint;
      return this;
    }

    /**
     * Lists the entries of a choice.
     *
     * @param entries at least one
     * @return this builder
     */
    public Builder choices(List<Choice> entries) {
      this.choices = entries;
      return this;
    }

    /**
     * Looks the entries up on the network, for the account at hand.
     *
     * @param id handed to {@link LiveChoices}
     * @param dependsOn keys of settings whose values narrow the entries
     * @return this builder
     */
    public Builder lookup(String id, String... dependsOn) {
      this.lookup = Optional.of(id);
      this.lookupDependsOn = List.of(dependsOn);
      return this;
    }

    /**
     * Lets people add an entry in place.
     *
     * @return this builder
     */
    public Builder creatable() {
      this.creatable = true;
      return this;
    }

    /**
     * Shows it only with some values of another setting.
     *
     * @param setting the other setting's key
     * @param values with which this one appears
     * @return this builder
     */
    public Builder visibleWhen(String setting, String... values) {
      this.visibleWhen = Optional.of(new VisibleWhen(setting, java.util.Set.of(values)));
      return this;
    }

    /**
     * Ends the building.
     *
     * @return the setting
     * @throws IllegalArgumentException as {@link Setting} says
     */
    public Setting build() {
      return new Setting(
          key,
          type,
          label,
          help,
          placeholder,
          required,
          advanced,
          group,
          defaultValue,
          minimum,
          maximum,
          maxLength,
          pattern,
          patternHint,
          choices,
          lookup,
          lookupDependsOn,
          creatable,
          visibleWhen);
    }
  }
}
