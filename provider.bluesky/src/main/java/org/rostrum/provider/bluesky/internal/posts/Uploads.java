package org.rostrum.provider.bluesky.internal.posts;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.rostrum.provider.bluesky.internal.xrpc.Call;
import org.rostrum.provider.bluesky.internal.xrpc.XrpcClient;
import org.rostrum.provider.bluesky.internal.xrpc.XrpcException;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.publish.MediaStream;
import org.rostrum.provider.publish.PublishContext;

/**
 * Sends media to the server, each once: what is noted as taken is not sent again. An upload creates
 * no post, and a server forgets what no record names.
 */
final class Uploads {
  /** The slowest line that a file is sent over, in bytes a second. */
  private static final long SLOWEST_LINE = 128 * 1_024;

  private final XrpcClient server;
  private final PublishContext context;

  Uploads(XrpcClient server, PublishContext context) {
    this.server = server;
    this.context = context;
  }

  /**
   * Sends what is missing, noting each.
   *
   * @throws IOException if the library has lost a file
   * @throws XrpcException if the server has not taken one
   */
  Notes send(List<Media> media, Notes notes)
      throws IOException, XrpcException, InterruptedException {
    Notes now = notes;
    for (Media one : media) {
      if (!now.blobs().containsKey(one.sha256())) {
        now = now.with(one.sha256(), upload(one));
        context.checkpoint(now.write());
      }
    }
    return now;
  }

  private Blob upload(Media media) throws IOException, XrpcException, InterruptedException {
    MediaStream bytes = context.open(media);
    // The client wraps what goes wrong while it reads: a file that is gone is told apart before.
    bytes.open().close();
    BodyPublisher body =
        BodyPublishers.fromPublisher(
            BodyPublishers.ofInputStream(() -> new ExactStream(bytes, media.bytes())),
            media.bytes());
    JsonNode answer = server.post(Call.UPLOAD, body, media.contentType(), patience(media.bytes()));
    Blob blob =
        Blob.of(answer.path("blob"))
            .orElseThrow(() -> server.garbled(Call.UPLOAD, "a file without name, type or size"));
    if (!blob.cid().equals(Blob.cidOf(media.sha256())) || blob.size() != media.bytes()) {
      throw server.garbled(Call.UPLOAD, "the server has stored other bytes than were sent");
    }
    return blob;
  }

  private Duration patience(long bytes) {
    Duration wanted = XrpcClient.PATIENCE.plusSeconds(bytes / SLOWEST_LINE);
    Duration left = context.remaining();
    Duration least = Duration.ofSeconds(1);
    Duration most = wanted.compareTo(left) < 0 ? wanted : left;
    return most.compareTo(least) < 0 ? least : most;
  }
}
