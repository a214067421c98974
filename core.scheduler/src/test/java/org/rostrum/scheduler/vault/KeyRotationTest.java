package org.rostrum.scheduler.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.store.jooq.Tables.VAULT_SECRET;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.operations.VaultRotation;
import org.rostrum.problems.RequestRefused;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.Query;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

class KeyRotationTest {
  private static final String PURPOSE = "test";

  @TempDir Path data;

  private EnvelopeVault open(Store store) {
    return EnvelopeVault.open(
        store, new KeyFolder(data.resolve("vault"), new SecureRandom()), new SecureRandom());
  }

  private static Map<UUID, String> sealSome(Store store, Vault vault, int count) {
    Map<UUID, String> secrets = new HashMap<>();
    store.change(
        sql -> {
          for (int i = 0; i < count; i++) {
            secrets.put(vault.seal(sql, PURPOSE, Secret.of("secret " + i)), "secret " + i);
          }
        });
    return secrets;
  }

  private static void allOpen(Store store, Vault vault, Map<UUID, String> secrets) {
    secrets.forEach(
        (id, text) ->
            assertThat(store.<String>read(sql -> vault.open(sql, id, PURPOSE).expose()))
                .isEqualTo(text));
  }

  private static List<String> keysInUse(Store store) {
    return store.read(
        sql ->
            sql.selectDistinct(VAULT_SECRET.MASTER_KEY)
                .from(VAULT_SECRET)
                .fetch(VAULT_SECRET.MASTER_KEY));
  }

  @StoreTest
  void aKeyIsNotMadeHereWhileOtherNodesWouldLackIt(Store store) {
    EnvelopeVault vault = open(store);
    Map<UUID, String> secrets = sealSome(store, vault, 3);
    String before = keysInUse(store).getFirst();
    VaultNodes other = new VaultNodes(store, open(store), "other");
    other.beat();
    KeyRotation rotation = new KeyRotation(store, vault, new VaultNodes(store, vault, "this"));

    assertThatThrownBy(rotation::rotate)
        .isInstanceOf(RequestRefused.class)
        .hasMessageContaining("ROSTRUM_VAULT_KEY_FILE");
    assertThat(keysInUse(store)).containsExactly(before);
    allOpen(store, vault, secrets);

    other.leave();
    assertThat(rotation.rotate().done()).isEqualTo(3);
  }

  @StoreTest
  void aGivenKeyComesIntoForceWhenEveryNodeHasIt(Store store, TestClock clock) {
    String old = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    String both = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE= " + old;
    sealSome(store, given(store, old), 3);
    EnvelopeVault vault = given(store, both);
    KeyRotation rotation = new KeyRotation(store, vault, new VaultNodes(store, vault, "this"));
    new VaultNodes(store, given(store, old), "other").beat();

    assertThatThrownBy(rotation::rotate)
        .isInstanceOf(RequestRefused.class)
        .hasMessageContaining("is missing on 1 other nodes");

    new VaultNodes(store, given(store, both), "other").beat();
    assertThat(rotation.rotate().done()).isEqualTo(3);
    // one that has not been seen for long does not count
    clock.advance(VaultNodes.GONE_AFTER);
    assertThat(new VaultNodes(store, vault, "this").areThere()).isFalse();
  }

  private static EnvelopeVault given(Store store, String keys) {
    return EnvelopeVault.open(store, GivenKeys.parse(keys, "a file"), new SecureRandom());
  }

  @StoreTest
  void everySecretIsSealedWithTheNewKeyAndTheOldOneIsPutAway(Store store) {
    EnvelopeVault vault = open(store);
    Map<UUID, String> secrets = sealSome(store, vault, 250);
    String before = keysInUse(store).getFirst();
    VaultRotation rotation =
        new KeyRotation(store, vault, new VaultNodes(store, vault, "this")).rotate();
    assertThat(rotation.done()).isEqualTo(250);
    assertThat(rotation.total()).isEqualTo(250);
    assertThat(keysInUse(store)).containsExactly(rotation.key()).doesNotContain(before);
    assertThat(data.resolve("vault/retired/master-" + before + ".key")).exists();
    assertThat(data.resolve("vault/master-" + rotation.key() + ".key")).exists();
    allOpen(store, vault, secrets);
    allOpen(store, open(store), secrets);
  }

  @StoreTest
  void aRotationInterruptedHalfWayGoesOnWithTheSameKey(Store store) {
    EnvelopeVault vault = open(store);
    Map<UUID, String> secrets = sealSome(store, vault, 350);
    // the key's coming into force is the first write, then one for each batch
    Store dying = new DyingStore(store, 3);
    assertThatThrownBy(
            () -> new KeyRotation(dying, vault, new VaultNodes(dying, vault, "this")).rotate())
        .hasMessage("power cut");
    assertThat(keysInUse(store)).hasSize(2);

    EnvelopeVault restarted = open(store);
    allOpen(store, restarted, secrets);
    secrets.putAll(sealSome(store, restarted, 1));
    VaultRotation resumed =
        new KeyRotation(store, restarted, new VaultNodes(store, restarted, "this")).rotate();
    assertThat(resumed.done()).isEqualTo(351);
    assertThat(resumed.total()).isEqualTo(351);
    assertThat(keysInUse(store)).containsExactly(resumed.key());
    allOpen(store, restarted, secrets);
  }

  @StoreTest
  void secretsThatAreSealedMeanwhileAreNotLost(Store store) throws Exception {
    EnvelopeVault vault = open(store);
    Map<UUID, String> secrets = new ConcurrentHashMap<>(sealSome(store, vault, 300));
    List<UUID> old = new ArrayList<>(secrets.keySet());
    AtomicBoolean rotating = new AtomicBoolean(true);
    AtomicInteger sealed = new AtomicInteger();
    CompletableFuture<Void> others =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; rotating.get(); i++) {
                String text = "meanwhile " + i;
                UUID changed = old.get(i % old.size());
                UUID added =
                    store.write(
                        sql -> {
                          vault.reseal(sql, changed, Secret.of(text));
                          return vault.seal(sql, PURPOSE, Secret.of(text));
                        });
                secrets.put(changed, text);
                secrets.put(added, text);
                sealed.incrementAndGet();
              }
            });
    for (int i = 0; i < 3; i++) {
      VaultRotation rotation =
          new KeyRotation(store, vault, new VaultNodes(store, vault, "this")).rotate();
      assertThat(rotation.done()).isEqualTo(rotation.total());
    }
    rotating.set(false);
    others.get();
    assertThat(sealed).hasPositiveValue();
    assertThat(keysInUse(store)).hasSize(1);
    allOpen(store, open(store), secrets);
  }

  @StoreTest
  void anAlteredSecretIsCountedButDoesNotStopTheOthers(Store store) {
    EnvelopeVault vault = open(store);
    UUID altered = sealSome(store, vault, 1).keySet().iterator().next();
    store.change(
        sql -> sql.update(VAULT_SECRET).set(VAULT_SECRET.WRAPPED_KEY, new byte[60]).execute());
    Map<UUID, String> others = sealSome(store, vault, 5);
    VaultRotation rotation =
        new KeyRotation(store, vault, new VaultNodes(store, vault, "this")).rotate();
    assertThat(rotation.done()).isEqualTo(5);
    assertThat(rotation.total()).isEqualTo(6);
    allOpen(store, vault, others);
    assertThat(keysInUse(store)).hasSize(2);
    assertThat(altered).isNotNull();
  }

  @StoreTest
  void givenKeysAreRotatedToTheOneInFront(Store store) {
    EnvelopeVault vault = EnvelopeVault.open(store, TestVaults.given(1), new SecureRandom());
    Map<UUID, String> secrets = sealSome(store, vault, 3);
    assertThatThrownBy(
            () -> new KeyRotation(store, vault, new VaultNodes(store, vault, "this")).rotate())
        .hasMessageContaining("put it in front of the old one");
    EnvelopeVault next = EnvelopeVault.open(store, TestVaults.given(2, 1), new SecureRandom());
    VaultRotation rotation =
        new KeyRotation(store, next, new VaultNodes(store, next, "this")).rotate();
    assertThat(rotation.done()).isEqualTo(3);
    allOpen(store, EnvelopeVault.open(store, TestVaults.given(2), new SecureRandom()), secrets);
  }

  /** A store whose process dies after some writes. */
  private static final class DyingStore implements Store {
    private final Store store;
    private final AtomicInteger writesLeft;

    DyingStore(Store store, int writes) {
      this.store = store;
      this.writesLeft = new AtomicInteger(writes);
    }

    @Override
    public <T> T read(Query<T> work) {
      return store.read(work);
    }

    @Override
    public <T> T write(Query<T> work) {
      if (writesLeft.getAndDecrement() <= 0) {
        throw new IllegalStateException("power cut");
      }
      return store.write(work);
    }

    @Override
    public <T> CompletableFuture<T> writeAsync(Query<T> work) {
      return store.writeAsync(work);
    }

    @Override
    public Dialect dialect() {
      return store.dialect();
    }

    @Override
    public Instant databaseTime() {
      return store.databaseTime();
    }
  }
}
