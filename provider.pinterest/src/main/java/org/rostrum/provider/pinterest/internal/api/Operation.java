package org.rostrum.provider.pinterest.internal.api;

import java.util.List;

/** What is asked of Pinterest, and the scopes that its description demands for it. */
public enum Operation {
  /** {@code user_account/get}. */
  READ_ACCOUNT("read the account", "user_accounts:read"),
  /** {@code boards/list}. */
  LIST_BOARDS("list the boards", "boards:read"),
  /** {@code boards/create}. */
  CREATE_BOARD("create the board", "boards:read", "boards:write"),
  /** {@code board_sections/list}. */
  LIST_SECTIONS("list the sections", "boards:read"),
  /** {@code board_sections/create}. */
  CREATE_SECTION("create the section", "boards:read", "boards:write"),
  /** {@code boards/list_pins} and {@code board_sections/list_pins}. */
  LIST_PINS("list the pins of the board", "boards:read", "pins:read"),
  /** {@code pins/create}. */
  CREATE_PIN("create the pin", "boards:read", "boards:write", "pins:read", "pins:write"),
  /** {@code pins/get}. */
  READ_PIN("look at the pin", "boards:read", "pins:read"),
  /** {@code pins/update}. */
  EDIT_PIN("change the pin", "boards:read", "boards:write", "pins:read", "pins:write"),
  /** {@code pins/delete}. */
  REMOVE_PIN("delete the pin", "boards:read", "boards:write", "pins:read", "pins:write"),
  /** {@code user_account/analytics}. */
  READ_STATISTICS("read the statistics of the account", "user_accounts:read"),
  /** {@code pins/analytics}. */
  READ_PIN_STATISTICS("read the statistics of the pin", "boards:read", "pins:read"),
  /** {@code user_account/analytics/top_pins}. */
  LIST_TOP_PINS("list the best pins", "pins:read", "user_accounts:read"),
  /** {@code media/create}. */
  REGISTER_VIDEO("register the video", "pins:read", "pins:write"),
  /** {@code media/get}. */
  LOOK_AT_VIDEO("look at the video", "pins:read"),
  /** {@code oauth/token}. */
  CHECK_APP("check the app");

  private final String doing;
  private final String scopes;

  Operation(String doing, String... scopes) {
    this.doing = doing;
    this.scopes = String.join(" ", scopes);
  }

  /**
   * What it does, in words that follow «could not».
   *
   * @return the words
   */
  public String doing() {
    return doing;
  }

  /**
   * What an account must have granted for it.
   *
   * @return the scopes
   */
  public List<String> scopes() {
    return scopes.isEmpty() ? List.of() : List.of(scopes.split(" "));
  }
}
