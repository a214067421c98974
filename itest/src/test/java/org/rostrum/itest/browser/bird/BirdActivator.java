package org.rostrum.itest.browser.bird;

import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.auth.AuthorizationServerSource;
import org.rostrum.provider.auth.SessionSource;

/** Offers the network and both ways to sign in. */
public final class BirdActivator implements BundleActivator {
  @Override
  public void start(BundleContext context) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(NetworkProvider.PROVIDER_ID, BirdProvider.ID);
    context.registerService(SessionSource.class, new BirdSessions(), properties);
    context.registerService(AuthorizationServerSource.class, new BirdServers(), properties);
    context.registerService(NetworkProvider.class, new BirdProvider(), properties);
  }

  @Override
  public void stop(BundleContext context) {
    // the framework takes back what was registered
  }
}
