package org.rostrum.simulator.pinterest.gate;

import java.time.Duration;

/**
 * So many requests in a window.
 *
 * @param name as the x-ratelimit-limit header gives it
 */
public record Quota(String name, int limit, Duration window) {}
