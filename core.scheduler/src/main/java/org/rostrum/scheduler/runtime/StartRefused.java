package org.rostrum.scheduler.runtime;

/** The platform cannot start as it is set up; the message is the sentence for the operator. */
final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  StartRefused(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  StartRefused(String sentence, Throwable cause) {
    super(sentence, cause);
    this.sentence = sentence;
  }

  String sentence() {
    return sentence;
  }
}
