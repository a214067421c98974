package org.rostrum.simulator.pinterest.state;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** State that ends with the process. */
public final class MemoryStorage implements Storage {

  private final ConcurrentSkipListMap<String, byte[]> files = new ConcurrentSkipListMap<>();

  @Override
  public Optional<byte[]> read(String name) {
    return Optional.ofNullable(files.get(name));
  }

  @Override
  public void write(String name, byte[] content) {
    files.put(name, content.clone());
  }

  @Override
  public void delete(String name) {
    files.remove(name);
  }

  @Override
  public List<String> list(String folder) {
    return files.keySet().stream().filter(name -> name.startsWith(folder + "/")).toList();
  }
}
