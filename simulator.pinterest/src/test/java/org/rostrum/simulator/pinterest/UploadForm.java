package org.rostrum.simulator.pinterest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A form for the bucket, right or wrong as a test wants it. */
final class UploadForm {

  private static final String BOUNDARY = "a-boundary";

  private final URI address;
  private final Map<String, String> fields;
  private final byte[] file;
  private boolean fileFirst;
  private boolean withoutFile;
  private boolean chunked;
  private boolean withToken;

  private UploadForm(URI address, Map<String, String> fields, byte[] file) {
    this.address = address;
    this.fields = fields;
    this.file = file;
  }

  /** The form that the API's answer asks for. */
  static UploadForm of(Practice.Answer registered, byte[] file) {
    Map<String, String> fields = new LinkedHashMap<>();
    registered
        .json()
        .path("upload_parameters")
        .properties()
        .forEach(one -> fields.put(one.getKey(), one.getValue().asText()));
    return new UploadForm(URI.create(registered.text("upload_url")), fields, file);
  }

  static UploadForm of(Practice.Answer registered, TinyVideo video) {
    try {
      return of(registered, video.open().readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  UploadForm with(String field, String value) {
    fields.put(field, value);
    return this;
  }

  UploadForm without(String field) {
    fields.remove(field);
    return this;
  }

  UploadForm fileFirst() {
    fileFirst = true;
    return this;
  }

  UploadForm withoutFile() {
    withoutFile = true;
    return this;
  }

  UploadForm chunked() {
    chunked = true;
    return this;
  }

  UploadForm withToken() {
    withToken = true;
    return this;
  }

  HttpResponse<String> send(HttpClient http) throws IOException, InterruptedException {
    byte[] body = body();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(
                chunked
                    ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
                    : BodyPublishers.ofByteArray(body));
    if (withToken) {
      request.header("Authorization", "Bearer pina_x");
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private byte[] body() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (fileFirst) {
      file(body);
    }
    fields.forEach(
        (name, value) ->
            text(
                body,
                "--"
                    + BOUNDARY
                    + "\r\nContent-Disposition: form-data; name=\""
                    + name
                    + "\"\r\n\r\n"
                    + value
                    + "\r\n"));
    if (!fileFirst && !withoutFile) {
      file(body);
    }
    text(body, "--" + BOUNDARY + "--\r\n");
    return body.toByteArray();
  }

  private void file(ByteArrayOutputStream body) {
    text(
        body,
        "--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"v.mp4\"\r\n"
            + "Content-Type: video/mp4\r\n\r\n");
    body.writeBytes(file);
    text(body, "\r\n");
  }

  private static void text(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
