package org.rostrum.hosting;

/**
 * Why a provider bundle may run here.
 *
 * @param kind on what the trust rests
 * @param name for people: the subject of the signer's certificate, or who confirmed the
 *     fingerprint; empty text for {@link Kind#SHIPPED} and {@link Kind#NONE}
 */
public record BundleTrust(Kind kind, String name) {
  /** On what the trust rests. */
  public enum Kind {
    /** It came with the product. */
    SHIPPED,
    /** Every entry of it is signed by a certificate in {@code conf/trusted-signers}. */
    SIGNED,
    /** An administrator compared its SHA-256 fingerprint and confirmed it. */
    CONFIRMED,
    /** On nothing yet: it runs only after its fingerprint has been confirmed. */
    NONE
  }
}
