package org.rostrum.scheduler.media;

/** A file is not a picture that is taken. The message is for people. */
final class PictureRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  PictureRefused(String code, String message) {
    super(message);
    this.code = code;
  }

  /** What kind of refusal, stable, for programs. */
  String code() {
    return code;
  }

  /** The file is damaged or no picture at all. */
  static PictureRefused broken() {
    return new PictureRefused(
        "picture-broken",
        "The picture is damaged or incomplete. Save it again with an image program.");
  }
}
