package org.rostrum.scheduler.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/** An embedded database whose power can be cut while it works. */
public final class PowerCutH2 implements AutoCloseable {
  private static final String FILE = "rostrum.mv.db";

  private final Path folder;
  private final InstantSource clock;
  private final H2Store store;

  private PowerCutH2(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
    PowerCutDisk.register();
    store = H2Store.open(folder, clock, Migration.ofThisVersion(), PowerCutDisk.SCHEME);
  }

  public static PowerCutH2 open(Path folder, InstantSource clock) {
    return new PowerCutH2(folder, clock);
  }

  /** The database, with the settings of the product. */
  public Store store() {
    return store;
  }

  /**
   * Opens what a power cut now would leave; the database itself goes on. Closed by the caller.
   *
   * @param into a folder that does not exist yet
   * @param seed decides by chance what survives of that which was not forced to the disk
   */
  public DatabaseStore cut(Path into, long seed) throws IOException {
    PowerCutDisk.cut(folder.resolve(FILE), into, seed);
    return H2Store.open(into, clock);
  }

  @Override
  public void close() {
    store.close();
  }
}
