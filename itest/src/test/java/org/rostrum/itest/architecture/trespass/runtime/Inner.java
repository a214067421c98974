package org.rostrum.itest.architecture.trespass.runtime;

/** What a face must not see. */
public record Inner(String name) {}
