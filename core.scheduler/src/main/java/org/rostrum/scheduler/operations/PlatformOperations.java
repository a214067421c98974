package org.rostrum.scheduler.operations;

import java.util.List;
import java.util.function.BiFunction;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.operations.HealthCheck;
import org.rostrum.operations.Operations;
import org.rostrum.operations.VaultRotation;
import org.rostrum.posts.PublicationView;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.vault.KeyRotation;

/** Looks inside the running platform and cares for it. */
public final class PlatformOperations implements Operations {
  private final Health health;
  private final BiFunction<Caller, Integer, List<PublicationView>> due;
  private final KeyRotation rotation;
  private final Store store;
  private final Audit audit;

  /**
   * Takes what it looks at.
   *
   * @param health asks the parts
   * @param due lists what is due, checking the caller and the limit
   * @param rotation changes the master key
   * @param store the database
   * @param audit notes who changed the master key
   */
  public PlatformOperations(
      Health health,
      BiFunction<Caller, Integer, List<PublicationView>> due,
      KeyRotation rotation,
      Store store,
      Audit audit) {
    this.health = health;
    this.due = due;
    this.rotation = rotation;
    this.store = store;
    this.audit = audit;
  }

  @Override
  public boolean ready() {
    return health.isReady();
  }

  @Override
  public List<HealthCheck> health(Caller caller) {
    caller.require(Permission.OPERATE);
    return health.all();
  }

  @Override
  public List<PublicationView> due(Caller caller, int limit) {
    return due.apply(caller, limit);
  }

  @Override
  public VaultRotation rotateVault(Caller caller) {
    caller.require(Permission.OPERATE);
    VaultRotation result = rotation.rotate();
    store.change(
        sql ->
            audit.record(
                sql,
                caller,
                "vault.rotated",
                result.key(),
                result.done() + " of " + result.total() + " secrets"));
    return result;
  }
}
