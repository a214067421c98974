package org.rostrum.scheduler.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.settings.Secret;

class ProofKeyTest {
  private final SecureRandom random = new SecureRandom();

  /** RFC 7517 appendix A.2 has the key, RFC 7638 the rule for its thumbprint. */
  @Test
  void readsAKeyOfTheStandard() {
    ProofKey key =
        ProofKey.of(
            Secret.of(
                """
                {"kty":"EC","crv":"P-256",
                 "x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
                 "y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM",
                 "d":"870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE"}"""),
            random);

    assertThat(key.publicJwk().get("x")).startsWith("MKBCTNIc");
    assertThat(key.secret().expose()).contains("870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE");
    assertThat(key.thumbprint()).isEqualTo("cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s");
  }

  @Test
  void comesBackFromTheVaultAsItWent() {
    for (int round = 0; round < 20; round++) {
      ProofKey made = ProofKey.generate(random);
      ProofKey read = ProofKey.of(made.secret(), random);
      assertThat(read.publicJwk()).isEqualTo(made.publicJwk());
      assertThat(read.thumbprint()).isEqualTo(made.thumbprint());
      assertThat(read.sign(Map.of(), Map.of()).split("\\.")).hasSize(3);
    }
  }

  @Test
  void tellsNothingOfItself() {
    ProofKey key = ProofKey.generate(random);
    assertThat(key.toString()).doesNotContain("\"d\"").contains(key.thumbprint());
    assertThat(key.publicJwk()).doesNotContainKey("d");
    assertThatThrownBy(() -> ProofKey.of(Secret.of("{\"d\":\"hush-hush\"}"), random))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hush")
        .hasNoCause();
  }

  @Test
  void remembersSoManyNoncesAndOnlyWellFormedOnes() {
    Proofs proofs = new Proofs(() -> Instant.EPOCH, random);
    for (int server = 0; server < 2 * Proofs.MAX_NONCES; server++) {
      proofs.remember(URI.create("https://s" + server + ".example/x"), Optional.of("n" + server));
    }
    assertThat(proofs.remembered()).isEqualTo(Proofs.MAX_NONCES);

    URI address = URI.create("https://s.example/y");
    for (String bad : new String[] {"", "two words", "\"", "x".repeat(Proofs.MAX_NONCE + 1)}) {
      assertThat(proofs.remember(address, Optional.of(bad))).isEmpty();
    }
    assertThat(proofs.nonce(address)).isEmpty();
    proofs.remember(address, Optional.of("good"));
    assertThat(proofs.nonce(URI.create("https://S.example/other?x=1"))).contains("good");
  }
}
