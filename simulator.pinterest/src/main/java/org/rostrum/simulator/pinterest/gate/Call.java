package org.rostrum.simulator.pinterest.gate;

import java.util.Map;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.http.Request;
import org.rostrum.simulator.pinterest.oauth.Grant;

/**
 * One call of the API by somebody who was let in.
 *
 * @param path the values of the route's {@code {name}} segments
 */
public record Call(
    Environment environment, Request request, Map<String, String> path, Grant grant) {

  public String id(String name) {
    return path.getOrDefault(name, "");
  }

  public String username() {
    return grant.username();
  }

  public boolean may(String scope) {
    return grant.scopes().contains(scope);
  }
}
