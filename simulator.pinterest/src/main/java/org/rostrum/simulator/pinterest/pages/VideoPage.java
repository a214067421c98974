package org.rostrum.simulator.pinterest.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rostrum.simulator.pinterest.http.Answer;
import org.rostrum.simulator.pinterest.http.Body;
import org.rostrum.simulator.pinterest.http.Request;
import org.rostrum.simulator.pinterest.http.Response;
import org.rostrum.simulator.pinterest.media.VideoFiles;

/** Plays uploaded videos: whole, or the range that a browser asks for (RFC 9110, section 14). */
public final class VideoPage {

  private static final Pattern PATH = Pattern.compile("/videos/(\\d{1,20})\\.mp4");
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})?");

  private final VideoFiles files;

  public VideoPage(VideoFiles files) {
    this.files = files;
  }

  /** Where the video of an upload is played. */
  static String address(String mediaId) {
    return "/videos/" + mediaId + ".mp4";
  }

  /** The video of that path; empty if there is none. */
  public Optional<Answer> find(Request request) {
    Matcher path = PATH.matcher(request.path());
    return path.matches()
        ? files.find(path.group(1)).map(file -> answer(request, file))
        : Optional.empty();
  }

  private static Answer answer(Request request, Path file) {
    long size;
    try {
      size = Files.size(file);
    } catch (IOException e) {
      return new Answer.Whole(Response.of(404, "text/plain", Body.of("The video is gone.")));
    }
    Response head =
        Response.of(200, "video/mp4", Body.empty())
            .with("Accept-Ranges", "bytes")
            .with("Cache-Control", "max-age=86400");
    Matcher range = RANGE.matcher(request.header("range").orElse(""));
    if (!range.matches()) {
      return new Answer.File(head, file, 0, size);
    }
    long from = Long.parseLong(range.group(1));
    long last =
        range.group(2) == null ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
    if (from > last) {
      return new Answer.Whole(
          new Response(416, head.headers(), Body.empty()).with("Content-Range", "bytes */" + size));
    }
    Response part =
        new Response(206, head.headers(), Body.empty())
            .with("Content-Range", "bytes %d-%d/%d".formatted(from, last, size));
    return new Answer.File(part, file, from, last - from + 1);
  }
}
