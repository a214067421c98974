package org.rostrum.provider.bluesky.internal.posts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rostrum.provider.bluesky.internal.xrpc.Json;

/**
 * A file that a server has taken.
 *
 * @param cid what it is called: a hash of its bytes
 * @param type its type, as the server found it out
 * @param size its bytes
 */
record Blob(String cid, String type, long size) {
  private static final Pattern TYPE = Pattern.compile("[a-z]{1,20}/[A-Za-z0-9.+-]{1,80}");
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

  /** CID version 1, codec raw, SHA-256 of 32 bytes. */
  private static final byte[] CID_HEAD = {0x01, 0x55, 0x12, 0x20};

  /**
   * Reads what a server says of a file, or what was noted of it.
   *
   * @param json {@code {"$type":"blob","ref":{"$link":…},"mimeType":…,"size":…}}
   * @return the file; empty if anything is missing or odd
   */
  static Optional<Blob> of(JsonNode json) {
    Blob blob =
        new Blob(
            Json.text(json.path("ref"), "$link"),
            Json.text(json, "mimeType"),
            json.path("size").asLong(-1));
    return TYPE.matcher(blob.type()).matches() && blob.size() > 0 && !blob.cid().isEmpty()
        ? Optional.of(blob)
        : Optional.empty();
  }

  /** The form in which records name it. */
  ObjectNode toJson() {
    ObjectNode json = Json.object().put("$type", "blob");
    json.putObject("ref").put("$link", cid);
    return json.put("mimeType", type).put("size", size);
  }

  /**
   * What a file must be called, so that a server that stored other bytes is found out.
   *
   * @param sha256 of the bytes, in hex
   */
  static String cidOf(String sha256) {
    byte[] digest = HexFormat.of().parseHex(sha256);
    byte[] all = new byte[CID_HEAD.length + digest.length];
    System.arraycopy(CID_HEAD, 0, all, 0, CID_HEAD.length);
    System.arraycopy(digest, 0, all, CID_HEAD.length, digest.length);
    StringBuilder text = new StringBuilder("b");
    int bits = 0;
    int held = 0;
    for (byte next : all) {
      held = (held << Byte.SIZE) | (next & 0xff);
      bits += Byte.SIZE;
      while (bits >= 5) {
        bits -= 5;
        text.append(BASE32.charAt((held >> bits) & 31));
      }
      held &= (1 << bits) - 1;
    }
    if (bits > 0) {
      text.append(BASE32.charAt((held << (5 - bits)) & 31));
    }
    return text.toString();
  }
}
