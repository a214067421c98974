package org.rostrum.scheduler.publishing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.publish.MediaStream;
import org.rostrum.provider.publish.PublishContext;
import org.rostrum.provider.publish.RateLimitObservation;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.scheduler.accounts.AccountSession;
import org.rostrum.scheduler.media.MediaFiles;
import org.rostrum.scheduler.network.Deadline;

/** What a provider is handed for one call about one publication. */
record CallContext(
    Claim claim,
    AccountSession session,
    NetworkClient http,
    Deadline deadline,
    MediaFiles files,
    CallMemory memory,
    RateReports rates,
    InstantSource clock)
    implements PublishContext {

  @Override
  public SettingValues service() {
    return session.service();
  }

  @Override
  public Optional<String> remoteId() {
    return Optional.of(session.remoteId());
  }

  @Override
  public SettingValues home() {
    return session.access().home();
  }

  @Override
  public Secret accessToken() {
    return session.accessToken();
  }

  @Override
  public NetworkClient asAccount() {
    return session.access().over(http);
  }

  @Override
  public MediaStream open(Media media) {
    return files.open(media);
  }

  @Override
  public void checkpoint(String data) {
    if (data.length() > MAX_CHECKPOINT) {
      throw new IllegalArgumentException(
          "A checkpoint has at most " + MAX_CHECKPOINT + " characters, not " + data.length());
    }
    memory.keep(data);
  }

  @Override
  public boolean belongsToAnother(String remoteId) {
    return memory.belongsToAnother(remoteId);
  }

  @Override
  public Duration remaining() {
    return deadline.remaining();
  }

  @Override
  public void report(RateLimitObservation observed) {
    rates.observed(claim.provider(), claim.account(), observed);
  }

  @Override
  public Instant now() {
    return clock.instant();
  }
}
