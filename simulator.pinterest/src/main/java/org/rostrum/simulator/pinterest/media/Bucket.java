package org.rostrum.simulator.pinterest.media;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rostrum.simulator.pinterest.http.Body;
import org.rostrum.simulator.pinterest.http.Request;
import org.rostrum.simulator.pinterest.http.Response;
import org.rostrum.simulator.pinterest.state.Names;

/**
 * Takes the bytes of uploads as an object store takes a browser's form: the fields first, each held
 * against the signed policy, the file last, straight to disk. Source: Amazon S3 API reference,
 * «POST Object» and «POST policy».
 */
public final class Bucket {

  /** Where it is below the simulator's address; the environment's name follows. */
  public static final String PATH = "/pinterest-media-upload/";

  /** What may stand in front of the file, all fields together, in bytes. */
  static final int MAX_FIELDS_BYTES = 20_000;

  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=(?:\"([^\"]{1,70})\"|([^;\\s]{1,70}))", Pattern.CASE_INSENSITIVE);

  private final Uploads uploads;
  private final VideoFiles files;
  private final UploadPolicy policy;
  private final InstantSource time;

  public Bucket(Uploads uploads, VideoFiles files, Names names, InstantSource time) {
    this.uploads = uploads;
    this.files = files;
    this.policy = new UploadPolicy(names);
    this.time = time;
  }

  /**
   * Takes a file. What is left of the body after a refusal is read and dropped, so that the sender
   * hears why.
   *
   * @param head the request without its body
   */
  public Response post(Request head, InputStream body) throws IOException {
    try {
      return taken(head, body);
    } catch (S3Error refused) {
      body.transferTo(OutputStream.nullOutputStream());
      return refused.response();
    } catch (EOFException e) {
      return new S3Error(400, "MalformedPOSTRequest", "The body is not well-formed.").response();
    }
  }

  private Response taken(Request head, InputStream body) throws S3Error, IOException {
    if (!head.method().equals("POST")) {
      throw new S3Error(405, "MethodNotAllowed", "The method is not allowed here.");
    }
    if (length(head) > UploadPolicy.MAX_BYTES + MAX_FIELDS_BYTES) {
      throw new S3Error(
          400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");
    }
    if (head.header("authorization").isPresent()) {
      throw S3Error.invalid("Unsupported Authorization Type");
    }
    MultipartReader parts = new MultipartReader(body, boundary(head));
    String id = policy.check(fields(parts), time.instant());
    if (uploads.find(id).isEmpty()) {
      throw new S3Error(403, "AccessDenied", "Access Denied");
    }
    store(id, parts);
    body.transferTo(OutputStream.nullOutputStream());
    return new Response(204, Map.of("ETag", "\"" + id + "\""), Body.empty());
  }

  private static long length(Request head) throws S3Error {
    try {
      return Long.parseLong(head.header("content-length").orElse(""));
    } catch (NumberFormatException e) {
      throw new S3Error(
          411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
    }
  }

  private static String boundary(Request head) throws S3Error {
    if (head.contentType().equals("multipart/form-data")) {
      Matcher boundary = BOUNDARY.matcher(head.header("content-type").orElse(""));
      if (boundary.find()) {
        return boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
      }
    }
    throw new S3Error(
        412, "PreconditionFailed", "Bucket POST must be of the enclosure-type multipart/form-data");
  }

  /** Reads up to the file; what comes after it does not count. */
  private static Map<String, String> fields(MultipartReader parts) throws S3Error, IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    int total = 0;
    while (true) {
      Optional<String> name = parts.next();
      if (name.isEmpty()) {
        throw new S3Error(
            400,
            "IncorrectNumberOfFilesInPostRequest",
            "POST requires exactly one file upload per request.");
      }
      if (name.get().toLowerCase(Locale.ROOT).equals("file")) {
        return fields;
      }
      Limited value = new Limited(MAX_FIELDS_BYTES - total);
      total += (int) parts.copyTo(value);
      if (value.overflowed) {
        throw new S3Error(
            400,
            "MaxPostPreDataLengthExceededError",
            "Your POST request fields preceding the upload file were too large.");
      }
      fields.put(name.get(), value.kept.toString(StandardCharsets.UTF_8));
    }
  }

  private void store(String id, MultipartReader parts) throws S3Error, IOException {
    Path unfinished = files.unfinished(id);
    try {
      long bytes;
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
        bytes = parts.copyTo(out);
      }
      if (bytes > UploadPolicy.MAX_BYTES) {
        throw new S3Error(
            400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");
      }
      if (bytes == 0) {
        throw new S3Error(
            400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
      }
      Optional<VideoFacts> facts = VideoSniffer.sniff(unfinished);
      files.keep(unfinished, id);
      uploads.received(id, bytes, facts);
    } finally {
      VideoFiles.delete(unfinished);
    }
  }

  /** Keeps so many bytes and notes whether there were more. */
  private static final class Limited extends OutputStream {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int limit;
    private boolean overflowed;

    private Limited(int limit) {
      this.limit = limit;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
      if (kept.size() + length > limit) {
        overflowed = true;
        return;
      }
      kept.write(source, offset, length);
    }
  }
}
