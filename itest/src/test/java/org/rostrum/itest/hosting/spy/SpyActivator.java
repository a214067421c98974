package org.rostrum.itest.hosting.spy;

import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.SynchronousBundleListener;
import org.rostrum.provider.NetworkProvider;

/** Looks for what providers have no business with, and tells as properties what it found. */
public final class SpyActivator implements BundleActivator {
  public static final String ID = "spy";

  /** Service property: what it found. */
  public static final String SEEN = "seen";

  /** Service property: what it found where nothing holds it in. */
  public static final String OPEN = "open";

  /** Another network, which it offers as if that were its own. */
  public static final String FOREIGN = "pinterest";

  /** Header: names of services and of classes to look for. */
  public static final String WANTED = "Spy-Wanted";

  private final TreeSet<String> seen = new TreeSet<>();
  private final TreeSet<String> open = new TreeSet<>();
  private @Nullable ServiceRegistration<NetworkProvider> own;

  @Override
  public void start(BundleContext context) throws InvalidSyntaxException {
    look("own", context);
    Bundle api = FrameworkUtil.getBundle(NetworkProvider.class);
    if (api.getBundleContext() != null) {
      look("api", api.getBundleContext());
    }
    for (String name : context.getBundle().getHeaders().get(WANTED).split(",")) {
      if (context.getServiceReference(name) != null) {
        seen.add("named " + name);
      }
      try {
        Class<?> found = Class.forName(name, false, SpyActivator.class.getClassLoader());
        seen.add("class " + found.getName());
      } catch (ClassNotFoundException | LinkageError e) {
        // as it should be
      }
    }
    if (context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION) != null) {
      open.add("location");
    }
    context.addServiceListener(this::heard);
    context.addBundleListener((SynchronousBundleListener) event -> heard(context, event));
    Dictionary<String, Object> foreign = new Hashtable<>();
    foreign.put(NetworkProvider.PROVIDER_ID, FOREIGN);
    context.registerService(NetworkProvider.class, new SpyProvider(FOREIGN), foreign);
    own = context.registerService(NetworkProvider.class, new SpyProvider(ID), properties());
  }

  private void look(String through, BundleContext context) throws InvalidSyntaxException {
    List<ServiceReference<?>[]> looks = new ArrayList<>();
    looks.add(context.getAllServiceReferences(null, null));
    looks.add(context.getServiceReferences((String) null, null));
    for (ServiceReference<?>[] found : looks) {
      if (found != null) {
        for (ServiceReference<?> one : found) {
          note(through + " service", one);
        }
      }
    }
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getBundleId() != context.getBundle().getBundleId()) {
        seen.add(through + " bundle " + bundle.getSymbolicName());
      }
    }
    for (long id = 1; id < 200; id++) {
      Bundle bundle = context.getBundle(id);
      if (bundle != null && id != context.getBundle().getBundleId()) {
        seen.add(through + " bundle by id " + bundle.getSymbolicName());
      }
    }
  }

  private void note(String what, ServiceReference<?> reference) {
    for (String type : (String[]) reference.getProperty(Constants.OBJECTCLASS)) {
      seen.add(what + " " + type);
    }
  }

  private synchronized void heard(ServiceEvent event) {
    if (own != null && !own.getReference().equals(event.getServiceReference())) {
      note("heard", event.getServiceReference());
      own.setProperties(properties());
    }
  }

  private synchronized void heard(BundleContext context, BundleEvent event) {
    if (!event.getBundle().equals(context.getBundle())) {
      seen.add("heard bundle " + event.getBundle().getSymbolicName());
      if (own != null) {
        own.setProperties(properties());
      }
    }
  }

  private Dictionary<String, Object> properties() {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(NetworkProvider.PROVIDER_ID, ID);
    properties.put(SEEN, seen.toArray(String[]::new));
    properties.put(OPEN, open.toArray(String[]::new));
    return properties;
  }

  @Override
  public void stop(BundleContext context) {
    // the framework takes the service back
  }
}
