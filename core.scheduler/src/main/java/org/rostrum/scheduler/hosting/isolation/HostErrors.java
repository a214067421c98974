package org.rostrum.scheduler.hosting.isolation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rostrum.provider.publish.PublishContext;

/**
 * Remembers what the host itself throws into one call, such as a checkpoint for which the
 * publication is lost: a provider that lets it through has done nothing wrong.
 */
final class HostErrors {
  private final Set<Integer> thrown = ConcurrentHashMap.newKeySet();

  /** The same context, whose exceptions are remembered. */
  PublishContext watching(PublishContext context) {
    return (PublishContext)
        Proxy.newProxyInstance(
            PublishContext.class.getClassLoader(),
            new Class<?>[] {PublishContext.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(context, arguments);
              } catch (InvocationTargetException e) {
                thrown.add(System.identityHashCode(e.getTargetException()));
                throw e.getTargetException();
              }
            });
  }

  boolean include(Throwable failure) {
    Throwable cause = failure.getCause();
    return isOurs(failure) || (cause != null && isOurs(cause));
  }

  private boolean isOurs(Throwable one) {
    return thrown.contains(System.identityHashCode(one));
  }
}
