package org.rostrum.testkit;

import org.rostrum.testkit.network.FaultyNetwork.Moment;
import org.rostrum.testkit.network.Route;

/** What the tests of every subject have at hand. */
interface Subject {
  /** Any call of the network. */
  Route ANY = Route.of("*", "**");

  /** The network never hears of it. */
  Moment BEFORE = Moment.BEFORE_IT_ACTS;

  /** The network has done it; only its answer is lost. */
  Moment AFTER = Moment.AFTER_IT_ACTED;

  /**
   * The bench of this test.
   *
   * @return the fixture
   */
  Fixture fixture();

  /**
   * What the author said of the network.
   *
   * @return the author's class
   */
  ProviderContract author();
}
