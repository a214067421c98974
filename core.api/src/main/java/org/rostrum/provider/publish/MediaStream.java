package org.rostrum.provider.publish;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.annotation.versioning.ConsumerType;

/** Opens the bytes of a piece of media; may be called again for another try. */
@ConsumerType
@FunctionalInterface
public interface MediaStream {
  /**
   * Opens the bytes from the start.
   *
   * @return a stream that the caller closes
   * @throws IOException if the bytes are gone or cannot be read
   */
  InputStream open() throws IOException;
}
