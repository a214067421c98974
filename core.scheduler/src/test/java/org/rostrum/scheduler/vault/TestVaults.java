package org.rostrum.scheduler.vault;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rostrum.scheduler.store.Store;

/** Vaults for tests, without files. */
public final class TestVaults {
  private TestVaults() {}

  /** A vault whose only key is made up here. */
  public static EnvelopeVault open(Store store) {
    return EnvelopeVault.open(store, given(1), new SecureRandom());
  }

  /** Keys of the numbers, the one to use first. */
  static MasterKeys given(int... numbers) {
    return GivenKeys.parse(
        IntStream.of(numbers).mapToObj(TestVaults::text).collect(Collectors.joining("\n")),
        "the test");
  }

  static String text(int number) {
    byte[] key = new byte[Cipher.KEY_BYTES];
    key[0] = (byte) number;
    return Base64.getEncoder().encodeToString(key);
  }
}
