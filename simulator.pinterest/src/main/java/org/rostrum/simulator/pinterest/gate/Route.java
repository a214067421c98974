package org.rostrum.simulator.pinterest.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rostrum.simulator.pinterest.api.ApiError;
import org.rostrum.simulator.pinterest.http.Response;

/**
 * One operation of the API.
 *
 * @param path relative to the environment's base path, with {@code {name}} segments
 * @param scopes all of them are needed
 */
public record Route(
    String method, String path, Set<String> scopes, Category category, Operation operation) {

  /** The rate limit that counts; names from the API description's x-ratelimit-category. */
  public enum Category {
    READ,
    WRITE,
    ANALYTICS
  }

  /** What is done. */
  @FunctionalInterface
  public interface Operation {
    Response answer(Call call) throws ApiError;
  }

  public static Route read(String path, Set<String> scopes, Operation operation) {
    return new Route("GET", path, scopes, Category.READ, operation);
  }

  public static Route write(String method, String path, Set<String> scopes, Operation operation) {
    return new Route(method, path, scopes, Category.WRITE, operation);
  }

  public static Route analytics(String path, Set<String> scopes, Operation operation) {
    return new Route("GET", path, scopes, Category.ANALYTICS, operation);
  }

  /** The values of the path's variable segments, if the path is this route's. */
  Optional<Map<String, String>> match(String requested) {
    List<String> pattern = List.of(path.split("/", -1));
    List<String> segments = List.of(requested.split("/", -1));
    if (pattern.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      String expected = pattern.get(i);
      String actual = segments.get(i);
      if (expected.startsWith("{")) {
        values.put(expected.substring(1, expected.length() - 1), actual);
      } else if (!expected.equals(actual)) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }
}
