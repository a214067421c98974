package org.rostrum.provider.pinterest.internal.settings;

import java.util.List;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingsSchema;

/** What the operator fills in once. */
public final class ServiceForm {
  /** Key of the App ID. */
  public static final String APP_ID = "appId";

  /** Key of the App secret key. */
  public static final String APP_SECRET = "appSecret";

  static final String ENVIRONMENT = "environment";

  /** Key of the level of access that Pinterest has granted. */
  static final String ACCESS = "access";

  static final String TRIAL = "trial";
  static final String STANDARD = "standard";
  static final String API_URL = "apiUrl";
  static final String AUTHORIZATION_URL = "authorizationUrl";

  static final String SECRET_BOARDS = "secretBoards";

  private static final int MAX_APP_ID = 20;
  private static final int MAX_SECRET = 200;
  private static final int MAX_URL = 500;

  /** Tokens and the app secret go there: in clear text on this machine only. */
  private static final String SAFE_URL =
      "https://[^?#\\s]+|http://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:\\d{1,5})?(/[^?#\\s]*)?";

  private static final String SAFE_URL_HINT =
      "an https address without ? or # (http is allowed for this machine only)";

  private ServiceForm() {}

  static SettingsSchema schema(Environments environments) {
    boolean practice = environments.hasPractice();
    return SettingsSchema.of(
        Setting.of(ENVIRONMENT, SettingType.CHOICE, "Environment")
            .help(
                "Start with Sandbox: it works with Trial access. Production can create pins"
                    + " only after Pinterest has granted Standard access. Accounts belong to the"
                    + " environment in which they were connected.")
            .choices(environments.choices())
            .defaultValue(environments.preselected())
            .required()
            .build(),
        Setting.of(APP_ID, SettingType.TEXT, "App ID")
            .help(
                "The number of your app at developers.pinterest.com, My apps."
                    + (practice ? " For Practice: " + Environments.PRACTICE_APP_ID + "." : ""))
            .placeholder(Environments.PRACTICE_APP_ID)
            .pattern("\\d{1," + MAX_APP_ID + "}", "digits only, as shown under My apps")
            .maxLength(MAX_APP_ID)
            .required()
            .build(),
        Setting.of(APP_SECRET, SettingType.SECRET, "App secret key")
            .help(
                "Beside the App ID; «Show key» reveals it."
                    + (practice ? " For Practice: " + Environments.PRACTICE_APP_SECRET + "." : ""))
            .maxLength(MAX_SECRET)
            .required()
            .build(),
        Setting.of(ACCESS, SettingType.CHOICE, "Access")
            .help(
                "What Pinterest has granted your app, as shown under My apps. Rostrum plans with it"
                    + " how many pins fit into a day.")
            .choices(
                List.of(
                    Choice.of(TRIAL, "Trial", "300 writes a day, no pins in Production"),
                    Choice.of(STANDARD, "Standard", "100 writes a minute")))
            .defaultValue(TRIAL)
            .required()
            .build(),
        secretBoards(),
        address(API_URL, "API base URL", "https://api.example.org/v5")
            .help("Where calls go, up to and including the version.")
            .build(),
        address(AUTHORIZATION_URL, "Authorization URL", "https://www.example.org/oauth/")
            .help("Where people are sent to give consent.")
            .build());
  }

  private static Setting secretBoards() {
    return Setting.of(SECRET_BOARDS, SettingType.BOOLEAN, "Secret boards too")
        .help(
            "Also asks for boards and pins that only their owner sees, with four more scopes."
                + " Accounts connected before must be connected again to use them.")
        .defaultValue("false")
        .advanced()
        .build();
  }

  private static Setting.Builder address(String key, String label, String example) {
    return Setting.of(key, SettingType.URI, label)
        .placeholder(example)
        .pattern(SAFE_URL, SAFE_URL_HINT)
        .maxLength(MAX_URL)
        .visibleWhen(ENVIRONMENT, Environments.CUSTOM)
        .required();
  }
}
