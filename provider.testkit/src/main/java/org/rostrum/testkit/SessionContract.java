package org.rostrum.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkException.Kind;
import org.rostrum.provider.auth.AuthorizationMethod;
import org.rostrum.provider.auth.SessionSource;
import org.rostrum.provider.auth.TokenGrant;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.provider.settings.SettingsSchema;
import org.rostrum.testkit.host.TestContext;
import org.rostrum.testkit.network.Answer;
import org.rostrum.testkit.network.HostileAnswer;
import org.rostrum.testkit.network.Route;

/** Sessions are opened with a password, renewed, and over only when the network says so. */
interface SessionContract extends Subject {
  /**
   * What proxies and guards answer for a network that they do not reach. None of it is its word.
   */
  List<Answer> OF_A_PROXY =
      List.of(
          Answer.of(400, "text/html", "<h1>Bad Request</h1>"),
          Answer.of(403, "text/html", "<h1>Checking your browser</h1>"),
          Answer.of(404, "text/html", "<h1>Not Found</h1>"),
          Answer.empty(407));

  @Test
  default void aPasswordOpensASession() throws Exception {
    boolean asksForPasswords =
        fixture().services().provider().authorization(fixture().service()).stream()
            .anyMatch(AuthorizationMethod.AppPassword.class::isInstance);
    assertThat(sessions().isPresent()).as("a SessionSource").isEqualTo(asksForPasswords);
    if (!asksForPasswords) {
      return;
    }
    TokenGrant grant = fixture().said(open());
    assertThat(grant.accessToken().isBlank()).isFalse();
    SettingsSchema home = fixture().descriptor().accountHome();
    assertThat(home.validate(grant.home(), Set.of())).as("the home of the account").isEmpty();
  }

  @Test
  default void aWrongPasswordIsTold() {
    if (sessions().isEmpty()) {
      return;
    }
    Route asking = Calls.required(author().calls().signingIn(), "signingIn");
    fixture().network().refuse(asking, author().refusals().token());
    assertThat(fixture().refusal(this::open, "a wrong password").kind())
        .as("people look at what they filled in, not at the network")
        .isEqualTo(Kind.TOKEN_REJECTED);
  }

  @Test
  default void aLimitOnSigningInIsTold() throws Exception {
    if (sessions().isPresent()) {
      opening().tellsApart(author().refusals().rateLimit(), Kind.RATE_LIMITED);
    }
  }

  @ParameterizedTest
  @EnumSource
  default void noSessionIsReadFromNonsense(HostileAnswer wrong) throws Exception {
    if (sessions().isPresent()) {
      assertThat(opening().meetsNonsense(wrong)).as("calls for a session").isPositive();
    }
  }

  @Test
  default void aSessionIsRenewed() throws Exception {
    Optional<Renewals> renewals = renewals();
    if (renewals.isPresent()) {
      assertThat(fixture().said(renewals.get().next()).accessToken().isBlank()).isFalse();
      assertThat(fixture().said(renewals.get().next()).accessToken().isBlank())
          .as("a session that was renewed is renewed again")
          .isFalse();
    }
  }

  /** The platform gives up the session then, and people have to connect the account again. */
  @ParameterizedTest
  @EnumSource
  default void aSessionDoesNotEndBecauseOfNonsense(HostileAnswer wrong) throws Exception {
    Optional<Renewals> renewals = renewals();
    if (renewals.isPresent()) {
      Inquiry renewing = new Inquiry(this, "renewing", renewals.get()::next);
      assertThat(renewing.meetsNonsense(wrong)).as("calls for renewing").isPositive();
    }
  }

  @Test
  default void aSessionDoesNotEndBecauseOfAProxy() throws Exception {
    Optional<Renewals> renewals = renewals();
    if (renewals.isEmpty()) {
      return;
    }
    Inquiry renewing = new Inquiry(this, "renewing", renewals.get()::next);
    int calls = renewing.calls().size();
    for (Answer page : OF_A_PROXY) {
      for (int call = 0; call < calls; call++) {
        String where = "renewing, with " + page.status() + " of a proxy";
        assertThat(renewing.refusal(call, BEFORE, (answer, line) -> line.write(page), where).kind())
            .as(where)
            .isNotEqualTo(Kind.TOKEN_REJECTED);
        fixture().network().calm();
      }
    }
  }

  @Test
  default void whyASessionIsNotRenewedIsTold() throws Exception {
    Optional<Renewals> renewals = renewals();
    if (renewals.isEmpty()) {
      return;
    }
    Inquiry renewing = new Inquiry(this, "renewing", renewals.get()::next);
    renewing.tellsApart(author().refusals().rateLimit(), Kind.RATE_LIMITED);
    int last = renewing.calls().size() - 1;
    Answer over = author().refusals().token();
    assertThat(
            renewing
                .refusal(last, BEFORE, (answer, line) -> line.write(over), "a session that is over")
                .kind())
        .isEqualTo(Kind.TOKEN_REJECTED);
  }

  private Optional<Renewals> renewals() throws NetworkException, InterruptedException {
    if (sessions().isEmpty()) {
      return Optional.empty();
    }
    TokenGrant opened = open();
    return opened
        .refreshToken()
        .map(token -> new Renewals(sessions().orElseThrow(), fixture(), opened, token));
  }

  private Optional<SessionSource> sessions() {
    return fixture().services().sessions();
  }

  private Inquiry opening() {
    return new Inquiry(this, "opening a session", this::open);
  }

  private TokenGrant open() throws NetworkException, InterruptedException {
    SettingValues fields =
        SettingValues.of(author().credentials(), fixture().sealed(author().secretCredentials()));
    TestContext context = fixture().context();
    TokenGrant grant = sessions().orElseThrow().open(context, fields);
    fixture().keep(grant.accessToken());
    return grant;
  }
}
