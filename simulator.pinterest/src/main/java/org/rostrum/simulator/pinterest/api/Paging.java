package org.rostrum.simulator.pinterest.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.rostrum.simulator.pinterest.http.Json;
import org.rostrum.simulator.pinterest.http.Request;
import org.rostrum.simulator.pinterest.http.Response;

/**
 * Lists by bookmark. A full page always carries a bookmark, as on the live service: after a list
 * whose length is a multiple of the page size comes one empty page.
 */
public final class Paging {

  public static final int DEFAULT_PAGE_SIZE = 25;
  public static final int MAX_PAGE_SIZE = 250;

  private static final String PREFIX = "after:";

  private Paging() {}

  /**
   * One page.
   *
   * @param all in an order that does not change for the items that stay
   */
  public static <T> Response page(
      Request request, List<T> all, Function<T, String> id, Function<T, JsonNode> json)
      throws ApiError {
    int size = pageSize(request);
    int from = 0;
    if (request.parameter("bookmark").isPresent()) {
      String last = lastId(request.parameter("bookmark").get());
      int index = all.stream().map(id).toList().indexOf(last);
      if (index < 0) {
        throw ApiError.invalid("Invalid bookmark.");
      }
      from = index + 1;
    }
    List<T> items = all.subList(from, Math.min(all.size(), from + size));
    ObjectNode page = Json.object();
    ArrayNode array = page.putArray("items");
    items.forEach(item -> array.add(json.apply(item)));
    if (items.size() == size) {
      page.put("bookmark", bookmark(id.apply(items.getLast())));
    } else {
      page.putNull("bookmark");
    }
    return Response.json(200, page);
  }

  private static int pageSize(Request request) throws ApiError {
    String asked = request.parameter("page_size").orElse(Integer.toString(DEFAULT_PAGE_SIZE));
    try {
      int size = Integer.parseInt(asked);
      if (size >= 1 && size <= MAX_PAGE_SIZE) {
        return size;
      }
    } catch (NumberFormatException e) {
      // Refused below with the numbers out of range.
    }
    throw ApiError.invalid("Invalid request: page_size '" + asked + "' is not in 1..250.");
  }

  private static String bookmark(String lastId) {
    return Base64.getUrlEncoder()
        .encodeToString((PREFIX + lastId).getBytes(StandardCharsets.UTF_8));
  }

  private static String lastId(String bookmark) throws ApiError {
    try {
      String decoded = new String(Base64.getUrlDecoder().decode(bookmark), StandardCharsets.UTF_8);
      if (decoded.startsWith(PREFIX)) {
        return decoded.substring(PREFIX.length());
      }
    } catch (IllegalArgumentException e) {
      // Refused below with the bookmarks of others.
    }
    throw ApiError.invalid("Invalid bookmark.");
  }
}
