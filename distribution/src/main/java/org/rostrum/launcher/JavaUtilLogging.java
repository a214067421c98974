package org.rostrum.launcher;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.osgi.framework.Bundle;

/**
 * Sends what Jersey, SPI-Fly and the JDK log to the log of the product. Somebody has to install the
 * bridge; the launcher does, because it is the first to run.
 */
final class JavaUtilLogging {
  private static final String BRIDGE_BUNDLE = "jul.to.slf4j";
  private static final String BRIDGE = "org.slf4j.bridge.SLF4JBridgeHandler";

  private JavaUtilLogging() {}

  /** Before there is a bridge, the console is told warnings only. */
  static void quieten() {
    root().setLevel(Level.WARNING);
  }

  static void bridge(List<Bundle> bundles) throws LaunchFailure {
    for (Bundle bundle : bundles) {
      if (BRIDGE_BUNDLE.equals(bundle.getSymbolicName())) {
        try {
          Class<?> handler = bundle.loadClass(BRIDGE);
          handler.getMethod("removeHandlersForRootLogger").invoke(null);
          handler.getMethod("install").invoke(null);
          root().setLevel(Level.INFO);
        } catch (ReflectiveOperationException e) {
          throw new LaunchFailure("java.util.logging cannot be bridged to the log: " + e);
        }
      }
    }
  }

  private static Logger root() {
    return LogManager.getLogManager().getLogger("");
  }
}
