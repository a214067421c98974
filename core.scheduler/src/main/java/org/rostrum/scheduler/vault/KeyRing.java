package org.rostrum.scheduler.vault;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The master keys in memory, by their ids; looks again where they are kept if one is missing. */
final class KeyRing {
  private final MasterKeys source;
  private final Map<String, MasterKey> known = new ConcurrentHashMap<>();

  KeyRing(MasterKeys source) {
    this.source = source;
    look();
  }

  private void look() {
    source.all().forEach(this::add);
  }

  void add(MasterKey key) {
    known.put(key.id(), key);
  }

  Optional<MasterKey> find(String id) {
    MasterKey key = known.get(id);
    if (key == null) {
      // another node may have rotated to it
      look();
      key = known.get(id);
    }
    return Optional.ofNullable(key);
  }

  /** The key for a database that has none yet. */
  MasterKey first() {
    List<MasterKey> keys = source.all();
    MasterKey key = keys.isEmpty() ? source.next("") : keys.getFirst();
    add(key);
    return key;
  }

  MasterKey next(String inForce) {
    MasterKey key = source.next(inForce);
    add(key);
    return key;
  }

  Set<String> ids() {
    return new TreeSet<>(known.keySet());
  }

  /** Whether new keys are made by this process, where no other node sees them. */
  boolean madeHere() {
    return source.madeHere();
  }

  void retireAllBut(Set<String> needed) {
    source.retireAllBut(needed);
  }

  /** The start is refused: says which key is needed and which are there. */
  VaultException lacks(String id) {
    Set<String> there = new TreeSet<>(known.keySet());
    return there.isEmpty()
        ? new VaultException(
            VaultException.Kind.KEY_MISSING,
            "The vault's master key "
                + id
                + " is missing: put it back into "
                + source.place()
                + " from your backup of the keys; without it the stored sign-ins cannot be opened.")
        : new VaultException(
            VaultException.Kind.KEY_WRONG,
            "The vault's master key is the wrong one: the secrets in the database were sealed with "
                + id
                + ", but "
                + source.place()
                + " has "
                + String.join(", ", there)
                + ".");
  }
}
