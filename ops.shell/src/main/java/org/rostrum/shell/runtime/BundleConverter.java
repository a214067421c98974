package org.rostrum.shell.runtime;

import java.util.List;
import java.util.function.Supplier;
import org.apache.felix.service.command.Converter;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/**
 * Lets Gogo's own commands, such as {@code stop 58} or {@code start org.rostrum.web.admin}, take
 * bundles: by number or by symbolic name. Gogo leaves that to its interactive shell, which is not
 * part of the product.
 */
final class BundleConverter implements Converter {
  private final Supplier<List<Bundle>> installed;

  /** Looks among the bundles that are installed when it is asked. */
  BundleConverter(Supplier<List<Bundle>> installed) {
    this.installed = installed;
  }

  @Override
  public @Nullable Object convert(Class<?> wanted, Object in) {
    if (wanted != Bundle.class) {
      return null;
    }
    String said = in.toString();
    return installed.get().stream()
        .filter(
            bundle ->
                Long.toString(bundle.getBundleId()).equals(said)
                    || said.equals(bundle.getSymbolicName()))
        .findFirst()
        .orElse(null);
  }

  @Override
  public @Nullable CharSequence format(Object target, int level, Converter escape) {
    return null;
  }
}
