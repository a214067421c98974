package org.rostrum.itest.thready;

import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.rostrum.provider.NetworkProvider;

/** Offers the provider while its bundle runs. */
public final class ThreadyActivator implements BundleActivator {
  @Override
  public void start(BundleContext context) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(NetworkProvider.PROVIDER_ID, ThreadyProvider.ID);
    context.registerService(NetworkProvider.class, new ThreadyProvider(), properties);
  }

  @Override
  public void stop(BundleContext context) {
    // the framework takes the service back
  }
}
