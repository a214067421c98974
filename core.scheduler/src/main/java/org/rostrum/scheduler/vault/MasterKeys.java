package org.rostrum.scheduler.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the master keys are kept: outside the database. */
public sealed interface MasterKeys permits KeyFolder, GivenKeys {
  /** The variable that holds the key itself: base64 of 32 bytes; several, the newest first. */
  String KEY_VARIABLE = "ROSTRUM_VAULT_KEY";

  /** The variable that names a file with the key, mounted by a service manager for example. */
  String FILE_VARIABLE = "ROSTRUM_VAULT_KEY_FILE";

  /**
   * Finds out where the keys are: in the environment if it says so, else in a folder of ours.
   *
   * @param environment the variables of the process
   * @param folder where keys are made and kept unless they are given
   * @param random makes new keys
   * @return the keys
   * @throws VaultException with a sentence for the operator if what is given cannot be read
   */
  static MasterKeys of(Map<String, String> environment, Path folder, SecureRandom random) {
    Optional<String> key = given(environment, KEY_VARIABLE);
    Optional<String> file = given(environment, FILE_VARIABLE);
    if (key.isPresent() && file.isPresent()) {
      throw new VaultException(
          VaultException.Kind.KEY_PLACE,
          "Both " + KEY_VARIABLE + " and " + FILE_VARIABLE + " are set. Set one of them.");
    }
    if (key.isPresent()) {
      return GivenKeys.parse(key.get(), KEY_VARIABLE);
    }
    if (file.isPresent()) {
      return GivenKeys.parse(text(Path.of(file.get())), file.get());
    }
    return new KeyFolder(folder, random);
  }

  private static Optional<String> given(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new VaultException(
          VaultException.Kind.KEY_PLACE,
          "The vault's master key cannot be read from "
              + file
              + ", which "
              + FILE_VARIABLE
              + " names.");
    }
  }

  /** Every key there is now; the one to be used for a new database first. */
  List<MasterKey> all();

  /**
   * The key to rotate to: a new one where keys are made here, else the one that was given for it.
   *
   * @param inForce the id of the key that is in force, or empty text
   */
  MasterKey next(String inForce);

  /** Puts away the keys that nothing is sealed with any more. */
  void retireAllBut(Set<String> needed);

  /** Whether a new key is made here, where another node would not have it. */
  boolean madeHere();

  /** For people: where the keys are. */
  String place();
}
