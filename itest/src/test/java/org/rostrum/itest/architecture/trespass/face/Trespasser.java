package org.rostrum.itest.architecture.trespass.face;

import org.rostrum.itest.architecture.trespass.runtime.Inner;

/** Does what a face must not do, so that a test can see that it is found. */
public final class Trespasser {
  private Trespasser() {}

  static String look(Inner inner) {
    return inner.name();
  }
}
