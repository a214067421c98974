package org.rostrum.provider.bluesky.internal.posts;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rostrum.provider.bluesky.internal.account.Did;
import org.rostrum.provider.bluesky.internal.xrpc.Call;
import org.rostrum.provider.bluesky.internal.xrpc.FaultKind;
import org.rostrum.provider.bluesky.internal.xrpc.Json;
import org.rostrum.provider.bluesky.internal.xrpc.XrpcClient;
import org.rostrum.provider.bluesky.internal.xrpc.XrpcException;

/** Finds whom handles in a text belong to, by the account's own server. */
final class Mentions {
  private Mentions() {}

  /**
   * Finds them.
   *
   * @param handles as written
   * @return the DID of each handle that exists; what only looks like one stays plain text, as in
   *     Bluesky's own apps
   * @throws XrpcException if it cannot be found out now
   */
  static Map<String, String> of(Set<String> handles, XrpcClient server)
      throws XrpcException, InterruptedException {
    Map<String, String> found = new HashMap<>();
    for (String handle : new TreeSet<>(handles)) {
      if (Did.isHandle(handle)) {
        String did = did(handle, server);
        if (Did.isDid(did)) {
          found.put(handle, did);
        }
      }
    }
    return found;
  }

  private static String did(String handle, XrpcClient server)
      throws XrpcException, InterruptedException {
    try {
      String did = Json.text(server.get(Call.RESOLVE_HANDLE, Map.of("handle", handle)), "did");
      if (did.isEmpty()) {
        throw server.garbled(Call.RESOLVE_HANDLE, "an account without an id");
      }
      return did;
    } catch (XrpcException e) {
      // «Unable to resolve handle»
      if (e.fault().kind() == FaultKind.INVALID) {
        return "";
      }
      throw e;
    }
  }
}
