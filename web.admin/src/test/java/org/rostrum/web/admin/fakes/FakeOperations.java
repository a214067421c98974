package org.rostrum.web.admin.fakes;

import java.util.List;
import org.rostrum.access.Caller;
import org.rostrum.operations.HealthCheck;
import org.rostrum.operations.Operations;
import org.rostrum.operations.VaultRotation;
import org.rostrum.posts.PublicationView;

/** All is well. */
public final class FakeOperations implements Operations {
  @Override
  public boolean ready() {
    return true;
  }

  @Override
  public List<HealthCheck> health(Caller caller) {
    return List.of(new HealthCheck("database", HealthCheck.Status.OK, "Fine."));
  }

  @Override
  public List<PublicationView> due(Caller caller, int limit) {
    return List.of();
  }

  @Override
  public VaultRotation rotateVault(Caller caller) {
    return new VaultRotation("k2", 3, 3);
  }
}
