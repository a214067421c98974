package org.rostrum.provider.bluesky.internal.posts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rostrum.provider.bluesky.internal.settings.PostForm;
import org.rostrum.provider.bluesky.internal.text.PostText;
import org.rostrum.provider.bluesky.internal.xrpc.Json;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.provider.settings.SettingValues;

/**
 * Writes the records of one publication ({@code app.bsky.feed.post}). The same notes and accounts
 * give the same records.
 */
final class PostRecords {
  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private final Content content;
  private final SettingValues options;
  private final PostParts parts;

  PostRecords(Content content, SettingValues options, PostParts parts) {
    this.content = content;
    this.options = options;
    this.parts = parts;
  }

  /**
   * A record that is there.
   *
   * @param uri its address
   * @param cid a hash of it
   */
  record Reference(String uri, String cid) {
    ObjectNode toJson() {
      return Json.object().put("uri", uri).put("cid", cid);
    }
  }

  /**
   * One record.
   *
   * @param number 0 for the post, then the replies
   * @param accounts the DID of each handle that its text mentions and that exists
   * @param thread the records before it, the post first
   */
  ObjectNode record(int number, Notes notes, Map<String, String> accounts, List<Reference> thread) {
    PostText text = parts.texts().get(number);
    ObjectNode record = Json.object().put("$type", PostAddress.COLLECTION).put("text", text.text());
    ArrayNode facets = text.facets(accounts);
    if (!facets.isEmpty()) {
      record.set("facets", facets);
    }
    if (number == 0) {
      embed(notes).ifPresent(embed -> record.set("embed", embed));
      label(record);
    } else {
      ObjectNode reply = record.putObject("reply");
      reply.set("root", thread.getFirst().toJson());
      reply.set("parent", thread.getLast().toJson());
    }
    List<String> languages = PostForm.languages(options);
    if (!languages.isEmpty()) {
      ArrayNode langs = record.putArray("langs");
      languages.forEach(langs::add);
    }
    // A millisecond each, because readers are shown a thread by its dates.
    Instant date = notes.createdAt().plusMillis(number);
    return record.put("createdAt", DATE.format(date));
  }

  private void label(ObjectNode record) {
    options
        .text(PostForm.LABEL)
        .filter(label -> !label.equals(PostForm.NO_LABEL))
        .ifPresent(
            label ->
                record
                    .putObject("labels")
                    .put("$type", "com.atproto.label.defs#selfLabels")
                    .putArray("values")
                    .addObject()
                    .put("val", label));
  }

  private Optional<ObjectNode> embed(Notes notes) {
    LinkUse use = LinkUse.of(content, options);
    if (use instanceof LinkUse.Card card) {
      return Optional.of(external(card, notes));
    }
    List<Media> media = content.media();
    if (media.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        media.getFirst().kind() == MediaKind.VIDEO
            ? video(media.getFirst(), notes)
            : images(media, notes));
  }

  private ObjectNode external(LinkUse.Card card, Notes notes) {
    ObjectNode embed = Json.object().put("$type", "app.bsky.embed.external");
    String title = content.title().isBlank() ? card.address().getHost() : content.title();
    ObjectNode external =
        embed
            .putObject("external")
            .put("uri", card.address().toString())
            .put("title", title)
            .put("description", options.text(PostForm.CARD_DESCRIPTION).orElse(""));
    card.picture().ifPresent(picture -> external.set("thumb", blob(picture, notes)));
    return embed;
  }

  private static ObjectNode images(List<Media> media, Notes notes) {
    ObjectNode embed = Json.object().put("$type", "app.bsky.embed.images");
    ArrayNode images = embed.putArray("images");
    for (Media one : media) {
      ObjectNode image = images.addObject().put("alt", one.altText());
      image.set("image", blob(one, notes));
      shape(image, one);
    }
    return embed;
  }

  private static ObjectNode video(Media media, Notes notes) {
    ObjectNode embed = Json.object().put("$type", "app.bsky.embed.video");
    embed.set("video", blob(media, notes));
    if (!media.altText().isBlank()) {
      embed.put("alt", media.altText());
    }
    shape(embed, media);
    return embed;
  }

  private static void shape(ObjectNode target, Media media) {
    if (media.width() > 0 && media.height() > 0) {
      target.putObject("aspectRatio").put("width", media.width()).put("height", media.height());
    }
  }

  private static ObjectNode blob(Media media, Notes notes) {
    Blob blob = notes.blobs().get(media.sha256());
    if (blob == null) {
      throw new IllegalStateException("The media " + media.id() + " was not uploaded");
    }
    return blob.toJson();
  }
}
