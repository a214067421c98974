package org.rostrum.simulator.pinterest.users;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The seeded two, and a crowd where one is wanted; there are no others. */
public final class Users {

  private static final long FIRST_GUEST_ID = 2_783_136_121_147_000_000L;

  private static final List<User> SEEDED =
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

  private final List<User> all;

  /** The seeded users and so many guests. */
  public Users(int crowd) {
    List<User> users = new ArrayList<>(SEEDED);
    IntStream.rangeClosed(1, crowd).mapToObj(Users::guest).forEach(users::add);
    all = List.copyOf(users);
  }

  private static User guest(int number) {
    return new User(
        Long.toString(FIRST_GUEST_ID + number),
        "guest" + number,
        "Guest " + number,
        false,
        "https://guest" + number + ".example",
        "");
  }

  public List<User> all() {
    return all;
  }

  public Optional<User> named(String username) {
    return all.stream().filter(user -> user.username().equals(username)).findFirst();
  }
}
