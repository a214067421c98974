package org.rostrum.scheduler.media;

/** The types of video that are taken. */
enum VideoType {
  MP4("video/mp4"),
  MOV("video/quicktime"),
  M4V("video/x-m4v");

  private final String contentType;

  VideoType(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }
}
