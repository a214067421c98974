package org.rostrum.scheduler.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.settings.Secret;

class PasswordHasherTest {
  private final PasswordHasher passwords = new PasswordHasher(new SecureRandom());

  @Test
  void aHashFitsItsPasswordOnly() {
    String hash = passwords.hash(Secret.of("copper lantern otter"));
    assertThat(passwords.matches(Secret.of("copper lantern otter"), hash)).isTrue();
    assertThat(passwords.matches(Secret.of("copper lantern ottes"), hash)).isFalse();
    assertThat(passwords.isOutdated(hash)).isFalse();
    assertThat(passwords.hash(Secret.of("copper lantern otter"))).isNotEqualTo(hash);
  }

  @Test
  void onePasswordTypedOnTwoKeyboardsIsTheSame() {
    String hash = passwords.hash(Secret.of("blåbærsyltetøy"));
    assertThat(passwords.matches(Secret.of("bla\u030Abærsyltetøy"), hash)).isTrue();
  }

  /** Made with the reference implementation's command line: other parameters, known result. */
  @Test
  void hashesOfOtherParametersAreReadAndCalledOutdated() {
    String reference =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    assertThat(passwords.matches(Secret.of("password"), reference)).isTrue();
    assertThat(passwords.isOutdated(reference)).isTrue();
  }

  @Test
  void nobodysHashFitsNothing() {
    assertThat(passwords.matches(Secret.of(""), passwords.ofNobody())).isFalse();
  }
}
