package org.rostrum.provider.bluesky.internal.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.ServiceContext;
import org.rostrum.provider.bluesky.internal.account.ServerAddress;
import org.rostrum.provider.bluesky.internal.xrpc.Call;
import org.rostrum.provider.bluesky.internal.xrpc.FaultKind;
import org.rostrum.provider.bluesky.internal.xrpc.Json;
import org.rostrum.provider.bluesky.internal.xrpc.XrpcClient;
import org.rostrum.provider.bluesky.internal.xrpc.XrpcException;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.provider.settings.SettingValues;

/** Checks the service settings: every address in form, and the server by asking it what it is. */
public final class ServerCheck {
  private ServerCheck() {}

  /**
   * Checks.
   *
   * @param context the settings
   * @return what is wrong
   * @throws NetworkException if the server cannot be reached
   * @throws InterruptedException if the caller gave up
   */
  public static List<SettingProblem> problems(ServiceContext context)
      throws NetworkException, InterruptedException {
    SettingValues service = context.service();
    List<SettingProblem> problems = new ArrayList<>();
    for (String key : List.of(ServiceForm.SERVER, ServiceForm.DIRECTORY, ServiceForm.PAGES)) {
      boolean odd = service.text(key).flatMap(ServerAddress::of).isEmpty();
      if (odd && service.text(key).isPresent()) {
        problems.add(new SettingProblem(key, SettingProblem.Code.REFUSED, ServerAddress.HINT));
      }
    }
    if (problems.isEmpty()) {
      server(context).ifPresent(problems::add);
    }
    return problems;
  }

  private static Optional<SettingProblem> server(ServiceContext context)
      throws NetworkException, InterruptedException {
    XrpcClient client = new XrpcClient(ServiceForm.server(context.service()), context.http());
    try {
      JsonNode said = client.get(Call.DESCRIBE_SERVER, Map.of());
      return Json.text(said, "did").isEmpty() ? Optional.of(notOne()) : Optional.empty();
    } catch (XrpcException e) {
      if (e.fault().kind() == FaultKind.NOT_A_SERVER || e.fault().kind() == FaultKind.GARBLED) {
        return Optional.of(notOne());
      }
      throw e.toNetworkException();
    }
  }

  private static SettingProblem notOne() {
    return new SettingProblem(
        ServiceForm.SERVER,
        SettingProblem.Code.REFUSED,
        "There is no server of the AT Protocol at this address. Bluesky's own is"
            + " https://bsky.social.");
  }
}
