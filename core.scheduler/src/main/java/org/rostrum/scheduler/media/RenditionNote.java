package org.rostrum.scheduler.media;

/**
 * Remembers a rendition that was made, so that it is made once: one line of an original's note.
 *
 * @param form how it was made, for example {@code JPEG-92}
 * @param sha256 of the rendition's bytes, in lower-case hex
 */
record RenditionNote(String form, String sha256, long bytes, int width, int height) {

  static RenditionNote parse(String line) {
    String[] parts = line.split(" ", -1);
    if (parts.length != 5) {
      throw new IllegalArgumentException("Not the note of a rendition: " + line);
    }
    return new RenditionNote(
        parts[0],
        parts[1],
        Long.parseLong(parts[2]),
        Integer.parseInt(parts[3]),
        Integer.parseInt(parts[4]));
  }

  String line() {
    return String.join(
        " ", form, sha256, Long.toString(bytes), Integer.toString(width), Integer.toString(height));
  }
}
