package org.rostrum.provider.bluesky.internal.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The top-level domains that IANA lists, by which {@code example.com} is told from {@code end.Next}
 * where no scheme stands in front. Names in other scripts are left out: the expressions that look
 * for domains do not know them either. A name that came later only means that a bare domain is no
 * link; with {@code https://} in front it always is one.
 */
final class TopLevelDomains {
  private static final Set<String> ALL = read();

  private TopLevelDomains() {}

  /** Whether a name has a known end, in lower case as it is listed. */
  static boolean end(String name) {
    int dot = name.lastIndexOf('.');
    return dot >= 0 && ALL.contains(name.substring(dot + 1));
  }

  private static Set<String> read() {
    try (InputStream list = TopLevelDomains.class.getResourceAsStream("top-level-domains.txt")) {
      if (list == null) {
        throw new IllegalStateException("The bundle lacks top-level-domains.txt");
      }
      return new String(list.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
