package org.rostrum.provider;

import java.net.http.HttpRequest;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;

/** What a provider is handed for a call on behalf of one account. */
@ProviderType
public interface AccountContext extends ServiceContext {
  /**
   * The network's id of the account.
   *
   * @return the id, or empty while it is being connected
   */
  Optional<String> remoteId();

  /**
   * Where the account is at home, as it was said when it was connected or renewed.
   *
   * @return values of {@link ProviderDescriptor#accountHome()}; empty if none is declared
   */
  default SettingValues home() {
    return SettingValues.empty();
  }

  /**
   * A token that is valid now; the host has refreshed it if need be. One that is bound to a key
   * (RFC 9449) is of no use by itself: send with {@link #asAccount()}.
   *
   * @return the access token
   */
  Secret accessToken();

  /**
   * The client for calls in the name of the account: {@link #http()} that adds the {@code
   * Authorization} header to every request, as a bearer token or, where the grant is bound to a
   * key, with a proof of its possession (RFC 9449 section 7). It sends to whatever address the
   * request names, so a request to anybody but the account's own server goes through {@link
   * #http()}.
   *
   * <p>A server that asks for a nonce of its own ({@code use_dpop_nonce}, RFC 9449 section 9) has
   * done nothing with the request, which is sent once more by the host: its body must be one that
   * can be read twice.
   *
   * @return a client that ends at this call's deadline
   */
  default NetworkClient asAccount() {
    return request ->
        http()
            .send(
                HttpRequest.newBuilder(request, (name, value) -> true)
                    .setHeader("Authorization", "Bearer " + accessToken().expose())
                    .build());
  }
}
