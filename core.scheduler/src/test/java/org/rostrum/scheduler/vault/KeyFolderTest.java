package org.rostrum.scheduler.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;

class KeyFolderTest {
  @TempDir Path data;

  private Path folder() {
    return data.resolve("vault");
  }

  private EnvelopeVault open(Store store) {
    return EnvelopeVault.open(
        store, MasterKeys.of(Map.of(), folder(), new SecureRandom()), new SecureRandom());
  }

  private Path onlyKey() throws IOException {
    try (var files = Files.list(folder())) {
      return files.filter(file -> file.toString().endsWith(".key")).findFirst().orElseThrow();
    }
  }

  @StoreTest
  void aNewDatabaseGetsAKeyThatOnlyItsOwnerCanRead(Store store) throws IOException {
    open(store);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(onlyKey())))
        .isEqualTo("rw-------");
  }

  @StoreTest
  void theNextStartUsesTheSameKey(Store store) {
    EnvelopeVault vault = open(store);
    UUID id = store.write(sql -> vault.seal(sql, "test", Secret.of("pina_1")));
    EnvelopeVault again = open(store);
    assertThat(store.<String>read(sql -> again.open(sql, id, "test").expose())).isEqualTo("pina_1");
  }

  @StoreTest
  void aLostKeyIsNotReplaced(Store store) throws IOException {
    open(store);
    Path key = onlyKey();
    Files.delete(key);
    assertThatThrownBy(() -> open(store))
        .isInstanceOfSatisfying(
            VaultException.class,
            refused -> assertThat(refused.kind()).isEqualTo(VaultException.Kind.KEY_MISSING))
        .hasMessageContaining(folder().toString())
        .hasMessageContaining("is missing");
    assertThat(key).doesNotExist();
  }

  @StoreTest
  void aKeyThatOthersCanReadIsRefused(Store store) throws IOException {
    open(store);
    Files.setPosixFilePermissions(onlyKey(), PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> open(store)).hasMessageContaining("chmod 600");
  }

  @StoreTest
  void aFileWithAnotherKeyThanItsNameSaysIsRefused(Store store) throws IOException {
    open(store);
    Files.writeString(onlyKey(), TestVaults.text(9));
    assertThatThrownBy(() -> open(store)).hasMessageContaining("another key than its name says");
  }

  @Test
  void aGivenKeyThatIsNoneIsRefused() {
    assertThatThrownBy(
            () ->
                MasterKeys.of(
                    Map.of(MasterKeys.KEY_VARIABLE, "hunter2"), folder(), new SecureRandom()))
        .hasMessageContaining("openssl rand -base64 32")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aGivenFileThatIsMissingIsNamed() {
    assertThatThrownBy(
            () ->
                MasterKeys.of(
                    Map.of(MasterKeys.FILE_VARIABLE, data.resolve("none").toString()),
                    folder(),
                    new SecureRandom()))
        .hasMessageContaining(data.resolve("none").toString());
  }

  @Test
  void twoPlacesAtOnceAreRefused() {
    assertThatThrownBy(
            () ->
                MasterKeys.of(
                    Map.of(MasterKeys.KEY_VARIABLE, "a", MasterKeys.FILE_VARIABLE, "b"),
                    folder(),
                    new SecureRandom()))
        .hasMessageContaining("Set one of them");
  }

  @Test
  void aGivenFileIsRead() throws IOException {
    Path file = Files.writeString(data.resolve("key"), TestVaults.text(1) + "\n");
    MasterKeys keys =
        MasterKeys.of(
            Map.of(MasterKeys.FILE_VARIABLE, file.toString()), folder(), new SecureRandom());
    assertThat(keys.all()).hasSize(1);
    keys.retireAllBut(Set.of());
    assertThat(file).exists();
  }
}
