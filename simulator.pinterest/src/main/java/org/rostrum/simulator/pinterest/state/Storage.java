package org.rostrum.simulator.pinterest.state;

import java.util.List;
import java.util.Optional;

/**
 * Keeps small files under relative names such as {@code pins/8137.json}. A write is whole or
 * absent, whatever happens to the process. Safe for use by several threads.
 */
public interface Storage {

  Optional<byte[]> read(String name);

  void write(String name, byte[] content);

  void delete(String name);

  /** The names in a folder, each with its folder, sorted. */
  List<String> list(String folder);
}
