package org.rostrum.scheduler.hosting.bundles;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificates in the folder {@code conf/trusted-signers}, in PEM; read at each question, so
 * that a change needs no restart.
 */
final class TrustedSigners {
  private static final Logger LOG = LoggerFactory.getLogger(TrustedSigners.class);
  private static final int MAX_FILES = 100;

  private final Optional<Path> folder;

  TrustedSigners(Optional<Path> folder) {
    this.folder = folder;
  }

  /**
   * The subject of the signer, if one of the trusted certificates is the signer's own or has issued
   * it.
   *
   * @param chain the signer's certificate first, each next one its issuer's
   * @param now when the signer's certificate must be valid
   */
  Optional<String> subject(List<? extends Certificate> chain, Instant now) {
    List<X509Certificate> trusted = certificates();
    if (chain.isEmpty() || !(chain.get(0) instanceof X509Certificate signer)) {
      return Optional.empty();
    }
    try {
      signer.checkValidity(Date.from(now));
      X509Certificate at = signer;
      for (int next = 1; next <= chain.size(); next++) {
        if (trusted.contains(at) || isIssuedByOne(at, trusted)) {
          return Optional.of(signer.getSubjectX500Principal().getName());
        }
        if (next < chain.size()) {
          X509Certificate issuer = (X509Certificate) chain.get(next);
          if (!isIssuedBy(at, issuer)) {
            return Optional.empty();
          }
          at = issuer;
        }
      }
    } catch (CertificateException e) {
      LOG.info("The certificate of a signer is not valid now: {}", e.getMessage());
    }
    return Optional.empty();
  }

  private static boolean isIssuedByOne(X509Certificate at, List<X509Certificate> trusted) {
    return trusted.stream().anyMatch(issuer -> isIssuedBy(at, issuer));
  }

  private static boolean isIssuedBy(X509Certificate at, X509Certificate issuer) {
    boolean mayIssue = issuer.getBasicConstraints() >= 0;
    if (!mayIssue || !at.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
      return false;
    }
    try {
      at.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private List<X509Certificate> certificates() {
    List<X509Certificate> found = new ArrayList<>();
    for (Path file : files()) {
      try (InputStream in = Files.newInputStream(file)) {
        for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
          found.add((X509Certificate) one);
        }
      } catch (IOException | CertificateException e) {
        LOG.warn("Not a certificate in PEM among the trusted signers: {}", file.getFileName());
      }
    }
    return found;
  }

  private List<Path> files() {
    if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder.get())) {
      return files
          .filter(file -> file.toString().endsWith(".pem"))
          .sorted()
          .limit(MAX_FILES)
          .toList();
    } catch (IOException e) {
      LOG.warn("The folder of trusted signers cannot be read: {}", e.getMessage());
      return List.of();
    }
  }
}
