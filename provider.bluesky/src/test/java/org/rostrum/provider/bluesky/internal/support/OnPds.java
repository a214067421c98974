package org.rostrum.provider.bluesky.internal.support;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.auth.TokenGrant;
import org.rostrum.provider.bluesky.internal.account.Sessions;
import org.rostrum.provider.bluesky.pds.PdsAccount;
import org.rostrum.provider.bluesky.pds.RealPds;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.testkit.host.TestContext;

/** An account of its own on the shared real PDS, signed in with its app password. */
public record OnPds(PdsAccount account, TestContext context, Wire wire) {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  public static OnPds signedIn() throws NetworkException, InterruptedException {
    return signedIn(RealPds.shared());
  }

  public static OnPds signedIn(RealPds pds) throws NetworkException, InterruptedException {
    PdsAccount account = pds.account("user" + NUMBER.incrementAndGet());
    TokenGrant grant = new Sessions().open(anonymous(pds, new Wire()), fields(account));
    Wire wire = new Wire();
    TestContext context =
        new TestContext(service(pds), wire, grant.accessToken().expose())
            .account(account.did())
            .home(grant.home());
    return new OnPds(account, context, wire);
  }

  /** The service settings of an installation that uses this PDS and its directory. */
  public static SettingValues service(RealPds pds) {
    return SettingValues.of(
        Map.of(
            "server", pds.address().toString(),
            "directory", pds.directory().toString(),
            "pages", "https://bsky.app"),
        Map.of());
  }

  /** A call that concerns no account. */
  public static TestContext anonymous(RealPds pds, Wire wire) {
    return new TestContext(service(pds), wire, "none");
  }

  /** What a person fills in. */
  public static SettingValues fields(PdsAccount account) {
    return fields(account.handle(), account.appPassword(), "");
  }

  public static SettingValues fields(String name, String password, String server) {
    return SettingValues.of(
        server.isEmpty() ? Map.of("name", name) : Map.of("name", name, "server", server),
        Map.of("password", Secret.of(password)));
  }
}
