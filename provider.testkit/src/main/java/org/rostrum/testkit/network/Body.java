package org.rostrum.testkit.network;

import java.nio.charset.StandardCharsets;

/** The bytes of a request or an answer. Immutable. */
public final class Body {
  /** No bytes. */
  public static final Body NONE = new Body(new byte[0]);

  private final byte[] bytes;

  private Body(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * A body of these bytes.
   *
   * @param bytes which are copied
   * @return the body
   */
  public static Body of(byte[] bytes) {
    return new Body(bytes.clone());
  }

  /**
   * A body of text.
   *
   * @param text which is written as UTF-8
   * @return the body
   */
  public static Body of(String text) {
    return new Body(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The bytes.
   *
   * @return a copy of them
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * How many there are.
   *
   * @return zero for none
   */
  public int length() {
    return bytes.length;
  }

  /**
   * The bytes as text.
   *
   * @return read as UTF-8
   */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
