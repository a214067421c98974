package org.rostrum.scheduler.publishing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.ContentRules;
import org.rostrum.provider.content.Cover;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.provider.content.MediaRule;
import org.rostrum.provider.publish.PublishRequest;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.scheduler.accounts.AccountSession;
import org.rostrum.scheduler.accounts.AccountSessions;
import org.rostrum.scheduler.accounts.AccountUnavailable;
import org.rostrum.scheduler.media.MediaFiles;

/** Gathers what a call needs before the provider is called: nothing of it reaches the network. */
final class CallPreparation {
  /** What a cover is where the network takes no pictures otherwise. */
  private static final MediaRule COVERS = MediaRule.images("image/jpeg", "image/png").build();

  private final AccountSessions sessions;
  private final MediaFiles files;

  CallPreparation(AccountSessions sessions, MediaFiles files) {
    this.sessions = sessions;
    this.files = files;
  }

  /** A call that can be made. */
  record PreparedCall(AccountSession session, PublishRequest request) {

    /** The same call once more, with another token and what was noted meanwhile. */
    PreparedCall again(AccountSession fresh, CallMemory memory) {
      return new PreparedCall(
          fresh,
          new PublishRequest(
              request.publication(),
              request.content(),
              request.options(),
              request.scheduledFor(),
              memory.notes()));
    }
  }

  /** Opens the account and brings the media into the form that the network takes. */
  PreparedCall of(Claim claim, ProviderDescriptor descriptor)
      throws AccountUnavailable, NetworkException, InterruptedException, IOException {
    AccountSession session = sessions.open(claim.account(), claim.grant());
    Content content = claim.content();
    List<Media> media = new ArrayList<>();
    for (Media piece : content.media()) {
      media.add(inTakenForm(piece, descriptor.contentRules()));
    }
    Map<String, String> options = descriptor.publicationOptions().withDefaults(claim.options());
    return new PreparedCall(
        session,
        new PublishRequest(
            claim.publication(),
            new Content(
                content.title(),
                content.text(),
                content.link(),
                media,
                descriptor.contentRules().replies().of(content.replies())),
            SettingValues.of(options, Map.of()),
            claim.scheduledFor(),
            claim.checkpoint()));
  }

  private Media inTakenForm(Media piece, ContentRules rules) throws IOException {
    Optional<MediaRule> rule = rules.of(piece.kind());
    Media taken = rule.isPresent() ? files.prepare(piece, rule.get()).media() : piece;
    if (taken.cover().isPresent() && taken.cover().get() instanceof Cover.Picture cover) {
      MediaRule covers = rules.of(MediaKind.IMAGE).orElse(COVERS);
      Media picture = files.prepare(cover.media(), covers).media();
      return taken.withCover(Optional.of(new Cover.Picture(picture)));
    }
    return taken;
  }
}
