package org.rostrum.simulator.pinterest.users;

/** A person or business with an account on Pinterest. */
public record User(
    String id, String username, String name, boolean business, String website, String about) {}
