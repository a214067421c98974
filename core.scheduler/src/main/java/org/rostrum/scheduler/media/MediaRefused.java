package org.rostrum.scheduler.media;

/** A file is not a picture that is taken. The message is for people. */
final class MediaRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  MediaRefused(String code, String message) {
    super(message);
    this.code = code;
  }

  /** What kind of refusal, stable, for programs. */
  String code() {
    return code;
  }

  /** The file is damaged or no picture at all. */
  static MediaRefused broken() {
    return new MediaRefused(
        "picture-broken",
        "The picture is damaged or incomplete. Save it again with an image program.");
  }
}
