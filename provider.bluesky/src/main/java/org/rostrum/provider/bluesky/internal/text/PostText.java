package org.rostrum.provider.bluesky.internal.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rostrum.provider.bluesky.internal.xrpc.Json;

/**
 * The text of one record with its spans.
 *
 * @param text what is said, sent as it is
 * @param spans links, mentions and tags in it, in order
 */
public record PostText(String text, List<Span> spans) {
  /** The longest text in graphemes ({@code maxGraphemes} of {@code app.bsky.feed.post}). */
  public static final int MAX_GRAPHEMES = 300;

  /** The longest text in UTF-8 bytes ({@code maxLength} of {@code app.bsky.feed.post}). */
  public static final int MAX_BYTES = 3_000;

  private static final String FACET = "app.bsky.richtext.facet";

  /** How much of a path is shown, as Bluesky's own apps shorten links. */
  private static final int SHOWN_PATH = 15;

  /** Copies the spans, which must follow one another within the text. */
  public PostText {
    spans = List.copyOf(spans);
    int end = 0;
    for (Span span : spans) {
      if (span.start() < end || span.end() < span.start() || span.end() > text.length()) {
        throw new IllegalArgumentException("Spans overlap, or leave the text: " + span);
      }
      end = span.end();
    }
  }

  /**
   * A text as it was written.
   *
   * @param text what is said
   * @return the text with what was found in it
   */
  public static PostText of(String text) {
    return new PostText(text, SpanFinder.find(text));
  }

  /**
   * The same text with a link of its own paragraph at the end, shown shortened.
   *
   * @param link the address
   * @return the longer text
   */
  public PostText withLink(URI link) {
    String lead = text.isBlank() ? "" : text + "\n\n";
    String shown = shortened(link);
    List<Span> all = new ArrayList<>(spans);
    all.add(
        new Span(lead.length(), lead.length() + shown.length(), new Span.Link(link.toString())));
    return new PostText(lead + shown, text.isBlank() ? List.of(all.getLast()) : all);
  }

  private static String shortened(URI link) {
    String host = link.getHost();
    String port = link.getPort() < 0 ? "" : ":" + link.getPort();
    String rest =
        Optional.ofNullable(link.getRawPath()).filter(path -> !path.equals("/")).orElse("")
            + Optional.ofNullable(link.getRawQuery()).map(query -> "?" + query).orElse("");
    return host
        + port
        + (rest.length() > SHOWN_PATH ? rest.substring(0, SHOWN_PATH - 2) + "..." : rest);
  }

  /**
   * Whom it mentions.
   *
   * @return handles as written
   */
  public Set<String> mentions() {
    return spans.stream()
        .flatMap(
            span ->
                span.meaning() instanceof Span.Mention mention
                    ? java.util.stream.Stream.of(mention.handle())
                    : java.util.stream.Stream.empty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * How many bytes it has in UTF-8.
   *
   * @return the bytes that the network counts
   */
  public int bytes() {
    return utf8(text);
  }

  /**
   * The spans as the network stores them, by UTF-8 bytes.
   *
   * @param accounts the DID of each handle that exists; a mention of any other stays plain text
   * @return facets; empty if nothing is to be marked
   */
  public ArrayNode facets(Map<String, String> accounts) {
    ArrayNode facets = Json.array();
    int unit = 0;
    int offset = 0;
    for (Span span : spans) {
      offset += utf8(text.substring(unit, span.start()));
      int end = offset + utf8(text.substring(span.start(), span.end()));
      unit = span.end();
      int start = offset;
      offset = end;
      feature(span.meaning(), accounts)
          .ifPresent(
              feature -> {
                ObjectNode facet = facets.addObject().put("$type", FACET);
                facet.putObject("index").put("byteStart", start).put("byteEnd", end);
                facet.putArray("features").add(feature);
              });
    }
    return facets;
  }

  private static Optional<ObjectNode> feature(Span.Meaning meaning, Map<String, String> accounts) {
    return switch (meaning) {
      case Span.Link(String uri) ->
          Optional.of(Json.object().put("$type", FACET + "#link").put("uri", uri));
      case Span.Tag(String tag) ->
          Optional.of(Json.object().put("$type", FACET + "#tag").put("tag", tag));
      case Span.Mention(String handle) ->
          Optional.ofNullable(accounts.get(handle))
              .map(did -> Json.object().put("$type", FACET + "#mention").put("did", did));
    };
  }

  private static int utf8(String part) {
    return part.getBytes(StandardCharsets.UTF_8).length;
  }
}
