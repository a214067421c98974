package org.rostrum.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkException.Kind;
import org.rostrum.provider.auth.AuthorizationMethod.DiscoveredOAuth2;
import org.rostrum.provider.auth.AuthorizationServer;
import org.rostrum.provider.auth.AuthorizationServerSource;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.testkit.network.HostileAnswer;

/** The server that signs somebody in is found, and believed about its own accounts only. */
interface ServerContract extends Subject {
  /** A server that has nothing to do with any account of the tests. */
  URI STRANGER = URI.create("https://stranger.example.test");

  @Test
  default void aServerIsFoundForWhatPeopleFillIn() throws Exception {
    Optional<DiscoveredOAuth2> way = way();
    assertThat(author().serverFields(fixture().network().uri()).isEmpty())
        .as("Override serverFields(…) where a DiscoveredOAuth2 is declared, and nowhere else")
        .isEqualTo(way.isEmpty());
    for (Map<String, String> fields : author().serverFields(fixture().network().uri())) {
      assertThat(way.orElseThrow().fields().validate(fields, Set.of()))
          .as("the declared fields take " + fields)
          .isEmpty();
      AuthorizationServer server = fixture().said(find(fields));
      URI issuer = server.issuer();
      assertThat(issuer.getScheme()).isIn("https", "http");
      assertThat(issuer.getHost()).isNotBlank();
      assertThat(issuer).hasPath("").hasNoQuery().hasNoFragment();
      Map<String, String> home = home(issuer, subject(server));
      assertThat(fixture().said(home)).isNotEmpty();
      assertThat(fixture().descriptor().accountHome().validate(home, Set.of())).isEmpty();
    }
  }

  @Test
  default void aServerDoesNotSpeakForAccountsOfOthers() throws Exception {
    for (Map<String, String> fields : author().serverFields(fixture().network().uri())) {
      String subject = subject(find(fields));
      assertThat(fixture().refusal(() -> home(STRANGER, subject), "a stranger's word").kind())
          .isEqualTo(Kind.REFUSED);
    }
  }

  @ParameterizedTest
  @EnumSource
  default void noServerIsReadFromNonsense(HostileAnswer wrong) throws Exception {
    for (Inquiry inquiry : inquiries()) {
      // Where a person names the server, there may be nothing to ask.
      inquiry.meetsNonsense(wrong);
    }
  }

  @Test
  default void aLimitWhileAServerIsLookedForIsTold() throws Exception {
    for (Inquiry inquiry : inquiries()) {
      inquiry.tellsApart(author().refusals().rateLimit(), Kind.RATE_LIMITED);
    }
  }

  private List<Inquiry> inquiries() throws Exception {
    List<Inquiry> inquiries = new ArrayList<>();
    for (Map<String, String> fields : author().serverFields(fixture().network().uri())) {
      inquiries.add(new Inquiry(this, "finding the server for " + fields, () -> find(fields)));
      AuthorizationServer server = find(fields);
      String subject = subject(server);
      inquiries.add(
          new Inquiry(
              this, "finding the home of " + subject, () -> home(server.issuer(), subject)));
    }
    return inquiries;
  }

  private Optional<DiscoveredOAuth2> way() {
    return fixture().services().provider().authorization(fixture().service()).stream()
        .filter(DiscoveredOAuth2.class::isInstance)
        .map(DiscoveredOAuth2.class::cast)
        .findFirst();
  }

  /** Whose consent it is comes with the token where the server was found without a name. */
  private String subject(AuthorizationServer server) {
    return server
        .subject()
        .or(author()::account)
        .orElseThrow(
            () -> new AssertionError("Override account(): who signs in is not found with it"));
  }

  private AuthorizationServer find(Map<String, String> fields)
      throws NetworkException, InterruptedException {
    return servers().find(fixture().context(), SettingValues.of(fields, Map.of()));
  }

  private Map<String, String> home(URI issuer, String subject)
      throws NetworkException, InterruptedException {
    return servers().home(fixture().context(), issuer, subject);
  }

  private AuthorizationServerSource servers() {
    return fixture().services().find(AuthorizationServerSource.class).orElseThrow();
  }
}
