package org.rostrum.simulator.pinterest.media;

import org.rostrum.simulator.pinterest.http.Body;
import org.rostrum.simulator.pinterest.http.Response;

/**
 * A refusal of the bucket, as the object store words it: XML with a code. Source: Amazon S3 API
 * reference, «Error responses» and «POST Object».
 */
final class S3Error extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String text;

  S3Error(int status, String code, String text) {
    super(text, null, false, false);
    this.status = status;
    this.code = code;
    this.text = text;
  }

  static S3Error denied(String why) {
    return new S3Error(403, "AccessDenied", "Invalid according to Policy: " + why);
  }

  static S3Error invalid(String text) {
    return new S3Error(400, "InvalidArgument", text);
  }

  Response response() {
    String xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>%s</Code><Message>%s</Message></Error>"
            .formatted(code, text.replace("&", "&amp;").replace("<", "&lt;"));
    return Response.of(status, "application/xml", Body.of(xml));
  }
}
