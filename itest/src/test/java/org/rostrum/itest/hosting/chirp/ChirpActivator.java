package org.rostrum.itest.hosting.chirp;

import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.rostrum.provider.NetworkProvider;

/** Offers the network under the name that the header {@value #NAME} gives it. */
public final class ChirpActivator implements BundleActivator {
  public static final String NAME = "Chirp-Name";

  @Override
  public void start(BundleContext context) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(NetworkProvider.PROVIDER_ID, ChirpProvider.ID);
    context.registerService(
        NetworkProvider.class,
        new ChirpProvider(String.valueOf(context.getBundle().getHeaders().get(NAME))),
        properties);
  }

  @Override
  public void stop(BundleContext context) {
    // the framework takes the service back
  }
}
