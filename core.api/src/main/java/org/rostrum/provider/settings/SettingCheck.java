package org.rostrum.provider.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rostrum.provider.settings.SettingProblem.Code;

/** Checks one value of one setting. */
final class SettingCheck {
  private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}");

  private SettingCheck() {}

  static Optional<SettingProblem> check(
      Setting setting, @Nullable String value, Set<String> secretsSet) {
    if (value == null) {
      boolean kept = setting.type() == SettingType.SECRET && secretsSet.contains(setting.key());
      return setting.required() && !kept
          ? problem(setting, Code.REQUIRED, "is needed.")
          : Optional.empty();
    }
    int most = setting.maxLength().orElse(SettingsSchema.DEFAULT_MAX_LENGTH);
    int length = value.codePointCount(0, value.length());
    if (length > most) {
      return problem(
          setting,
          Code.TOO_LONG,
          "has " + length + " characters; at most " + most + " are allowed.");
    }
    return form(setting, value).or(() -> pattern(setting, value));
  }

  private static Optional<SettingProblem> form(Setting setting, String value) {
    return switch (setting.type()) {
      case TEXT, MULTILINE, LIVE_CHOICE, SECRET -> Optional.empty();
      case BOOLEAN ->
          value.equals("true") || value.equals("false")
              ? Optional.empty()
              : problem(setting, Code.MALFORMED, "must be true or false.");
      case INTEGER -> integer(setting, value);
      case DECIMAL -> decimal(setting, value);
      case CHOICE -> choice(setting, value);
      case URI -> uri(setting, value);
      case DURATION -> duration(setting, value);
      case COLOUR ->
          COLOUR.matcher(value).matches()
              ? Optional.empty()
              : problem(setting, Code.MALFORMED, "must be a colour such as #6E7874.");
    };
  }

  private static Optional<SettingProblem> choice(Setting setting, String value) {
    return setting.choices().stream().anyMatch(choice -> choice.value().equals(value))
        ? Optional.empty()
        : problem(setting, Code.NOT_A_CHOICE, "must be one of the choices offered.");
  }

  private static Optional<SettingProblem> integer(Setting setting, String value) {
    try {
      return range(setting, BigDecimal.valueOf(Long.parseLong(value)));
    } catch (NumberFormatException e) {
      return problem(setting, Code.MALFORMED, "must be a whole number.");
    }
  }

  private static Optional<SettingProblem> decimal(Setting setting, String value) {
    try {
      return range(setting, new BigDecimal(value));
    } catch (NumberFormatException e) {
      return problem(setting, Code.MALFORMED, "must be a number such as 1.5.");
    }
  }

  private static Optional<SettingProblem> range(Setting setting, BigDecimal number) {
    boolean low = setting.minimum().map(least -> number.compareTo(least) < 0).orElse(false);
    boolean high = setting.maximum().map(most -> number.compareTo(most) > 0).orElse(false);
    if (!low && !high) {
      return Optional.empty();
    }
    String bounds =
        setting.minimum().map(least -> "at least " + least.toPlainString()).orElse("")
            + (setting.minimum().isPresent() && setting.maximum().isPresent() ? " and " : "")
            + setting.maximum().map(most -> "at most " + most.toPlainString()).orElse("");
    return problem(setting, Code.OUT_OF_RANGE, "must be " + bounds + ".");
  }

  private static Optional<SettingProblem> uri(Setting setting, String value) {
    try {
      URI uri = new URI(value);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null) {
        return Optional.empty();
      }
    } catch (URISyntaxException e) {
      // Answered below: the exception's text would repeat the value without helping.
    }
    return problem(setting, Code.MALFORMED, "must be an address such as https://example.org/.");
  }

  private static Optional<SettingProblem> duration(Setting setting, String value) {
    try {
      Duration.parse(value);
      return Optional.empty();
    } catch (DateTimeParseException e) {
      return problem(setting, Code.MALFORMED, "must be a length of time such as PT15M.");
    }
  }

  private static Optional<SettingProblem> pattern(Setting setting, String value) {
    return setting.pattern().map(form -> form.matcher(value).matches()).orElse(true)
        ? Optional.empty()
        : problem(setting, Code.PATTERN, "must be " + setting.patternHint() + ".");
  }

  private static Optional<SettingProblem> problem(Setting setting, Code code, String text) {
    return Optional.of(new SettingProblem(setting.key(), code, setting.label() + " " + text));
  }
}
