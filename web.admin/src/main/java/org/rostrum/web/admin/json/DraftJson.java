package org.rostrum.web.admin.json;

import static org.rostrum.web.admin.json.Form.orEmpty;
import static org.rostrum.web.admin.json.Form.present;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.MediaCover;
import org.rostrum.posts.MediaUse;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.Target;
import org.rostrum.posts.Version;

/** What a publisher composed. */
public record DraftJson(
    @Nullable String title,
    @Nullable String text,
    @Nullable String link,
    @Nullable List<@Nullable MediaUseJson> media,
    @Nullable List<@Nullable String> replies,
    @Nullable List<@Nullable TargetJson> targets) {

  /** A piece of media in a post; its own texts are used where a network takes them for each. */
  public record MediaUseJson(
      @Nullable UUID mediaId,
      @Nullable String altText,
      @Nullable String title,
      @Nullable String text,
      @Nullable String link,
      @Nullable CoverJson cover) {}

  /** What stands for a video: one of its frames, or a picture. */
  public record CoverJson(@Nullable Long frameMillis, @Nullable UUID mediaId) {}

  /** One account that a post goes to. */
  public record TargetJson(
      @Nullable UUID accountId,
      @Nullable Map<String, @Nullable String> options,
      @Nullable VersionJson version) {}

  /** What one account says differently; null means as in the shared content. */
  public record VersionJson(
      @Nullable String title,
      @Nullable String text,
      @Nullable String link,
      @Nullable List<@Nullable String> replies) {}

  /** The JSON form. */
  public static DraftJson of(PostDraft draft) {
    return new DraftJson(
        draft.title(),
        draft.text(),
        draft.link().orElse(null),
        draft.media().stream().map(DraftJson::piece).toList(),
        List.copyOf(draft.replies()),
        draft.targets().stream().map(DraftJson::target).toList());
  }

  private static MediaUseJson piece(MediaUse use) {
    return new MediaUseJson(
        use.mediaId(),
        use.altText(),
        use.title(),
        use.text(),
        use.link().orElse(null),
        use.cover().map(DraftJson::cover).orElse(null));
  }

  private static CoverJson cover(MediaCover cover) {
    return switch (cover) {
      case MediaCover.Frame frame -> new CoverJson(frame.at().toMillis(), null);
      case MediaCover.Picture picture -> new CoverJson(null, picture.mediaId());
    };
  }

  private static TargetJson target(Target target) {
    Version version = target.version();
    return new TargetJson(
        target.accountId(),
        Texts.sorted(target.options()),
        new VersionJson(
            version.title().orElse(null),
            version.text().orElse(null),
            version.link().orElse(null),
            version.replies().map(List::<@Nullable String>copyOf).orElse(null)));
  }

  /**
   * What the platform takes.
   *
   * @throws org.rostrum.problems.RequestRefused INVALID if an id is missing or a cover is none
   */
  public PostDraft toDraft() {
    List<@Nullable MediaUseJson> uses = media == null ? List.of() : media;
    List<@Nullable TargetJson> goals = targets == null ? List.of() : targets;
    Form form = new Form();
    for (int index = 0; index < uses.size(); index++) {
      MediaUseJson use = uses.get(index);
      form.require("media[" + index + "].mediaId", use == null ? null : use.mediaId());
      if (use != null && use.cover() != null) {
        checkCover(form, "media[" + index + "].cover", use.cover());
      }
    }
    for (int index = 0; index < goals.size(); index++) {
      TargetJson goal = goals.get(index);
      form.require("targets[" + index + "].accountId", goal == null ? null : goal.accountId());
    }
    form.check();
    return new PostDraft(
        orEmpty(title),
        orEmpty(text),
        Optional.ofNullable(link),
        present(uses).stream().flatMap(DraftJson::use).toList(),
        replies == null ? List.of() : texts(replies),
        present(goals).stream().flatMap(DraftJson::target).toList());
  }

  private static Stream<MediaUse> use(@Nullable MediaUseJson use) {
    return use == null
        ? Stream.empty()
        : Stream.of(
            new MediaUse(
                present(use.mediaId()),
                orEmpty(use.altText()),
                orEmpty(use.title()),
                orEmpty(use.text()),
                Optional.ofNullable(use.link()),
                Optional.ofNullable(use.cover()).map(DraftJson::cover)));
  }

  private static List<String> texts(List<@Nullable String> replies) {
    return replies.stream().map(Form::orEmpty).toList();
  }

  private static void checkCover(Form form, String field, CoverJson cover) {
    Long frame = cover.frameMillis();
    if ((frame == null) == (cover.mediaId() == null)) {
      form.reject(
          field, "MALFORMED", "A cover has either 'frameMillis' or 'mediaId'. Leave one out.");
    } else if (frame != null && frame < 0) {
      form.reject(
          field + ".frameMillis", "OUT_OF_RANGE", "The frame of a cover is at 0 ms or later.");
    }
  }

  private static MediaCover cover(CoverJson cover) {
    UUID picture = cover.mediaId();
    return picture != null
        ? new MediaCover.Picture(picture)
        : new MediaCover.Frame(Duration.ofMillis(present(cover.frameMillis())));
  }

  private static Stream<Target> target(@Nullable TargetJson goal) {
    if (goal == null) {
      return Stream.empty();
    }
    VersionJson said = goal.version();
    Version version =
        said == null
            ? Version.same()
            : new Version(
                Optional.ofNullable(said.title()),
                Optional.ofNullable(said.text()),
                Optional.ofNullable(said.link()),
                Optional.ofNullable(said.replies()).map(DraftJson::texts));
    return Stream.of(
        new Target(present(goal.accountId()), Texts.withoutNulls(goal.options()), version));
  }
}
