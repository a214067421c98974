package org.rostrum.scheduler.accounts;

import java.util.List;
import java.util.Optional;
import org.rostrum.accounts.ConnectOption;
import org.rostrum.problems.RequestRefused;
import org.rostrum.provider.auth.AuthorizationMethod;
import org.rostrum.provider.auth.AuthorizationMethod.AccessToken;
import org.rostrum.provider.auth.AuthorizationMethod.AppPassword;
import org.rostrum.provider.auth.AuthorizationMethod.DiscoveredOAuth2;
import org.rostrum.provider.auth.AuthorizationMethod.OAuth2AuthorizationCode;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.isolation.ProviderSilent;
import org.rostrum.scheduler.network.FaultTrace;
import org.rostrum.scheduler.network.Reach;
import org.rostrum.scheduler.network.SafeAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ways of connecting that a provider declares for some service settings. */
final class AuthorizationMethods {
  private static final Logger LOG = LoggerFactory.getLogger(AuthorizationMethods.class);

  private AuthorizationMethods() {}

  /**
   * Asks the provider; what is unsafe or cannot be asked is left out and logged.
   *
   * @throws RequestRefused NETWORK if it does not answer
   */
  static List<AuthorizationMethod> of(LiveProvider live, SettingValues service) {
    try {
      // a copy refuses a null among them, which no caller could use
      return List.copyOf(live.provider().authorization(service)).stream()
          .filter(method -> safe(live, method))
          .toList();
    } catch (ProviderSilent e) {
      throw RequestRefused.of(
          RequestRefused.Reason.NETWORK, "provider-silent", String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      LOG.error("A provider could not tell how to connect; id={}", live.id(), FaultTrace.of(e));
      return List.of();
    }
  }

  static <T extends AuthorizationMethod> Optional<T> find(
      LiveProvider live, SettingValues service, Class<T> kind) {
    return of(live, service).stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  static ConnectOption.Method kind(AuthorizationMethod method) {
    return switch (method) {
      case OAuth2AuthorizationCode consent -> ConnectOption.Method.CONSENT;
      case DiscoveredOAuth2 consent -> ConnectOption.Method.CONSENT;
      case AppPassword fields -> ConnectOption.Method.FIELDS;
      case AccessToken token -> ConnectOption.Method.TOKEN;
    };
  }

  private static boolean safe(LiveProvider live, AuthorizationMethod method) {
    if (method instanceof DiscoveredOAuth2) {
      // only who declares a home is kept from addresses inside the house
      boolean guarded = Reach.of(live.descriptor()) == Reach.GUARDED;
      if (!guarded) {
        LOG.warn("Left out a way to connect that declares no home of accounts; id={}", live.id());
      }
      return guarded;
    }
    if (!(method instanceof OAuth2AuthorizationCode consent)) {
      return true;
    }
    Optional<String> objection =
        SafeAddress.objection(consent.authorizationEndpoint())
            .or(() -> SafeAddress.objection(consent.tokenEndpoint()));
    objection.ifPresent(
        reason -> LOG.warn("Left out an unsafe way to connect; id={}: {}", live.id(), reason));
    return objection.isEmpty();
  }
}
