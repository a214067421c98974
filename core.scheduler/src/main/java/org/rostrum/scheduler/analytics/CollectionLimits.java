package org.rostrum.scheduler.analytics;

import java.time.Duration;

/**
 * How much collecting may ask of networks and of this machine.
 *
 * @param shortestPace the shortest pause between two calls for an account, whatever the network
 *     allows
 * @param longestPace the longest one
 * @param callsADay the most calls for an account on a day (UTC). A quarter of what Pinterest's
 *     Trial access allows in all: statistics must not use up what publishing needs
 * @param accountsAtOnce how many accounts are collected at once on a node
 * @param lease how long an account stays with a node that is not heard of; longer than a call and
 *     its pause
 * @param look how often it is looked what is due
 */
record CollectionLimits(
    Duration shortestPace,
    Duration longestPace,
    int callsADay,
    int accountsAtOnce,
    Duration lease,
    Duration look) {

  /** What holds in the product. */
  static CollectionLimits standard() {
    return new CollectionLimits(
        Duration.ofMillis(500),
        Duration.ofSeconds(30),
        250,
        4,
        Duration.ofMinutes(5),
        Duration.ofSeconds(30));
  }
}
