package org.rostrum.scheduler.hosting.bundles;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes jars in, and puts those into quarantine that keep to no rule. */
final class Staging {
  private static final Logger LOG = LoggerFactory.getLogger(Staging.class);

  private final StagingFolder folder;
  private final BundleVerification verification;
  private final Quarantine quarantine;
  private final BundleNews news;
  private final InstantSource clock;

  Staging(
      StagingFolder folder,
      BundleVerification verification,
      Quarantine quarantine,
      BundleNews news,
      InstantSource clock) {
    this.folder = folder;
    this.verification = verification;
    this.quarantine = quarantine;
    this.news = news;
    this.clock = clock;
  }

  /** Copies a jar, verified later. */
  StagedJar copy(String name, InputStream jar) throws IOException, BundleRefused {
    try {
      return folder.take(name, jar);
    } catch (BundleRefused e) {
      refuse(Optional.empty(), name, e);
      throw e;
    }
  }

  /** Verifies a copy; a bad one is in quarantine afterwards. */
  VerifiedJar verify(StagedJar copy) throws IOException, BundleRefused {
    try {
      return verification.verify(copy);
    } catch (BundleRefused e) {
      refuse(Optional.of(copy), copy.name(), e);
      throw e;
    } catch (IOException | RuntimeException e) {
      drop(copy);
      throw e;
    }
  }

  void refuse(Optional<StagedJar> copy, String name, BundleRefused why) {
    LOG.warn(
        "Refused {} as a provider bundle: {} ({})",
        StagingFolder.fileName(name),
        why.reason(),
        why.code());
    news.tell(quarantine.add(copy, name, why, clock.instant()), "quarantined");
  }

  void drop(StagedJar copy) {
    try {
      folder.drop(copy);
    } catch (IOException e) {
      LOG.warn("A staged copy cannot be removed: {}", e.getMessage());
    }
  }
}
