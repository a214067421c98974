package org.rostrum.scheduler.vault;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keys that the operator gives and looks after: the first is the one to use, further ones are still
 * needed until a rotation is complete.
 */
final class GivenKeys implements MasterKeys {
  private final List<MasterKey> keys;
  private final String place;

  private GivenKeys(List<MasterKey> keys, String place) {
    this.keys = List.copyOf(keys);
    this.place = place;
  }

  static GivenKeys parse(String text, String place) {
    List<Optional<MasterKey>> keys =
        Arrays.stream(text.strip().split("[\\s,]+")).map(MasterKey::parse).toList();
    if (keys.stream().anyMatch(Optional::isEmpty)) {
      throw new VaultException(
          VaultException.Kind.KEY_PLACE,
          "What "
              + place
              + " holds is no master key: it must be 32 random bytes in base64, as `openssl rand -base64 32` prints them.");
    }
    return new GivenKeys(keys.stream().flatMap(Optional::stream).toList(), place);
  }

  @Override
  public List<MasterKey> all() {
    return keys;
  }

  @Override
  public MasterKey next(String inForce) {
    MasterKey first = keys.getFirst();
    if (first.id().equals(inForce)) {
      throw new VaultException(
          VaultException.Kind.KEY_PLACE,
          "The master key is given in "
              + place
              + ", so the new one must be, too: put it in front of the old one, start again, and rotate.");
    }
    return first;
  }

  @Override
  public void retireAllBut(Set<String> needed) {
    // they are the operator's
  }

  @Override
  public boolean madeHere() {
    return false;
  }

  @Override
  public String place() {
    return place;
  }
}
