package org.rostrum.scheduler.hosting.bundles.chirp;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.settings.SettingsMigration;

/** Behaves as the header {@value #BEHAVIOUR} of its bundle says. */
public final class ChirpActivator implements BundleActivator {
  public static final String BEHAVIOUR = "Chirp-Behaviour";

  @Override
  public void start(BundleContext context) throws Exception {
    String behaviour = String.valueOf(context.getBundle().getHeaders().get(BEHAVIOUR));
    switch (behaviour) {
      case "throws" -> throw new IllegalStateException("No voice today");
      case "error" -> throw new StackOverflowError("Too many birds");
      case "hangs" -> new CountDownLatch(1).await();
      case "hangs-for-ever" -> {
        boolean ignored = hang(true);
      }
      case "offers-nothing" -> {}
      default -> offer(context, behaviour);
    }
  }

  private static void offer(BundleContext context, String behaviour) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(NetworkProvider.PROVIDER_ID, behaviour.equals("tweets") ? "tweet" : "chirp");
    if (behaviour.equals("migrates")) {
      SettingsMigration migration =
          (values, secrets) ->
              new SettingsMigration.Migrated(
                  Map.of("apiKey", values.getOrDefault("key", "")), Map.of());
      context.registerService(SettingsMigration.class, migration, properties);
    }
    if (behaviour.equals("tweets-and-chirps")) {
      Dictionary<String, Object> own = new Hashtable<>();
      own.put(NetworkProvider.PROVIDER_ID, "tweet");
      context.registerService(NetworkProvider.class, new ChirpProvider("other-id"), own);
    }
    context.registerService(NetworkProvider.class, new ChirpProvider(behaviour), properties);
  }

  /** As code does that takes an interruption for a nuisance. */
  static <T> T hang(T after) {
    CountDownLatch never = new CountDownLatch(1);
    for (Set<String> birds = Set.of("tit"); !birds.isEmpty(); ) {
      try {
        never.await();
      } catch (InterruptedException e) {
        // goes on
      }
    }
    return after;
  }

  @Override
  public void stop(BundleContext context) {
    if ("throws-at-stop".equals(context.getBundle().getHeaders().get(BEHAVIOUR))) {
      throw new IllegalStateException("Not now");
    }
  }
}
