package org.rostrum.simulator.pinterest.users;

import java.util.List;
import java.util.Optional;

/** The seeded users; there are no others. */
public final class Users {

  private final List<User> all =
      List.of(
          new User(
              "2783136121146311751",
              "norrastudio",
              "Norra Studio",
              true,
              "https://norra.example",
              "Ceramics, linen and slow interiors from the north."),
          new User(
              "2783136121146311802",
              "fjordkeramik",
              "Fjord Keramik",
              false,
              "https://fjord.example",
              "Cups and bowls, one at a time."));

  public List<User> all() {
    return all;
  }

  public Optional<User> named(String username) {
    return all.stream().filter(user -> user.username().equals(username)).findFirst();
  }
}
