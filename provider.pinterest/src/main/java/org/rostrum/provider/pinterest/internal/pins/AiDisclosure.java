package org.rostrum.provider.pinterest.internal.pins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.rostrum.provider.pinterest.internal.settings.PinForm;
import org.rostrum.provider.settings.SettingValues;

/**
 * What the maker of a pin says of artificial intelligence: {@code ai_disclosures}, which {@code
 * PinCreate} and {@code PinUpdate} take in version 5.28.0 of Pinterest's API description.
 */
enum AiDisclosure {
  /** Nothing is said. */
  NONE(""),
  /** Made or changed with AI. */
  MODIFIED(PinForm.AI_MODIFIED),
  /** Shows a person that AI made, which is also something made with AI. */
  PERFORMER(PinForm.AI_PERFORMER);

  private static final String FIELD = "ai_disclosures";
  private static final String VALUES = "values";
  private static final String AI_MODIFIED = "AI_MODIFIED";
  private static final String SYNTHETIC_PERFORMER = "SYNTHETIC_PERFORMER";

  private final String option;

  AiDisclosure(String option) {
    this.option = option;
  }

  static AiDisclosure of(SettingValues options) {
    String chosen = options.text(PinForm.AI_DISCLOSURE).orElse("");
    return EnumSet.allOf(AiDisclosure.class).stream()
        .filter(one -> one.option.equals(chosen))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No such AI disclosure: " + chosen));
  }

  /** What a pin says; declarations that are not known here are left alone. */
  static AiDisclosure of(JsonNode pin) {
    Set<String> said = new HashSet<>();
    pin.path(FIELD).path(VALUES).forEach(value -> said.add(value.asText()));
    if (said.contains(SYNTHETIC_PERFORMER)) {
      return PERFORMER;
    }
    return said.contains(AI_MODIFIED) ? MODIFIED : NONE;
  }

  /** The value of the option; empty for nothing. */
  Optional<String> option() {
    return Optional.of(option).filter(value -> !value.isEmpty());
  }

  /** Says it of a new pin; of nothing there is nothing to say. */
  void putInto(ObjectNode pin) {
    if (this != NONE) {
      replaceIn(pin);
    }
  }

  /** Says it of a pin that may say something else; an empty list takes that back. */
  void replaceIn(ObjectNode pin) {
    ArrayNode values = pin.putObject(FIELD).putArray(VALUES);
    if (this != NONE) {
      values.add(AI_MODIFIED);
    }
    if (this == PERFORMER) {
      values.add(SYNTHETIC_PERFORMER);
    }
  }
}
