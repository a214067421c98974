package org.rostrum.simulator.pinterest.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.rostrum.simulator.pinterest.http.Body;
import org.rostrum.simulator.pinterest.http.Response;
import org.rostrum.simulator.pinterest.users.User;
import org.rostrum.simulator.pinterest.users.Users;

/** Style, icon and the users' pictures. */
public final class Assets {

  private static final Map<String, String> CONTENT_TYPES =
      Map.of(
          "practice.css", "text/css; charset=utf-8",
          "icon.svg", "image/svg+xml");

  private final Users users;

  public Assets(Users users) {
    this.users = users;
  }

  /** The file below {@code /assets/}, if there is one of this name. */
  public Optional<Response> file(String name) {
    if (CONTENT_TYPES.containsKey(name)) {
      return Optional.of(
          Response.of(200, CONTENT_TYPES.getOrDefault(name, ""), Body.of(resource(name)))
              .with("Cache-Control", "max-age=300"));
    }
    return users.all().stream()
        .filter(user -> name.equals(user.username() + ".svg"))
        .findFirst()
        .map(Assets::picture);
  }

  private static Response picture(User user) {
    String svg =
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96">
        <rect width="96" height="96" fill="%s"/>
        <text x="48" y="64" font-family="Georgia, serif" font-size="48" text-anchor="middle" fill="#fff">%s</text>
        </svg>
        """
            .formatted(user.business() ? "#35506b" : "#6b4a35", user.name().charAt(0));
    return Response.of(200, "image/svg+xml", Body.of(svg));
  }

  private static byte[] resource(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The simulator is built without " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
