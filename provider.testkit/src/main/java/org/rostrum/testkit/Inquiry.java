package org.rostrum.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.concurrent.Callable;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkException.Kind;
import org.rostrum.testkit.network.Answer;
import org.rostrum.testkit.network.Disturbance;
import org.rostrum.testkit.network.FaultyNetwork.Moment;
import org.rostrum.testkit.network.HostileAnswer;
import org.rostrum.testkit.network.Route;
import org.rostrum.testkit.network.SentRequest;

/**
 * Something that the provider is asked, and what it says when the network's answers go wrong. Which
 * calls of the network it takes is not told by the author but watched, so that none is left out.
 */
final class Inquiry {
  private final Fixture fixture;
  private final String what;
  private final Callable<?> question;

  /**
   * Something to ask.
   *
   * @param subject the test
   * @param what what is asked, for the test's own messages
   * @param question asks, with a context of its own each time
   */
  Inquiry(Subject subject, String what, Callable<?> question) {
    this.fixture = subject.fixture();
    this.what = what;
    this.question = question;
  }

  /** Asks with nothing going wrong, and answers the calls of the network that it took. */
  List<SentRequest> calls() throws Exception {
    int before = fixture.network().requests().size();
    fixture.said(question.call());
    List<SentRequest> all = fixture.network().requests();
    return all.subList(before, all.size());
  }

  /**
   * Asserts that nonsense in place of any answer is told as passing trouble, and never taken for an
   * answer or a refusal.
   *
   * @return how many calls were disturbed
   */
  int meetsNonsense(HostileAnswer wrong) throws Exception {
    return meetsNonsense(wrong, List.of());
  }

  /** The same, with calls that are not needed: without them, there is an answer nevertheless. */
  int meetsNonsense(HostileAnswer wrong, List<Route> needless) throws Exception {
    List<SentRequest> calls = calls();
    for (int number = 0; number < calls.size(); number++) {
      SentRequest call = calls.get(number);
      String where = what + ", with " + wrong + " for an answer to " + call;
      if (needless.stream().anyMatch(route -> route.matches(call))) {
        fixture
            .network()
            .keepDisturbing(Route.of(call.method(), call.path()), Subject.BEFORE, wrong);
        assertThatCode(() -> fixture.said(question.call())).as(where).doesNotThrowAnyException();
      } else {
        assertThat(refusal(number, Subject.BEFORE, wrong, where).kind())
            .as(where + ": nobody refused anything")
            .isEqualTo(Kind.TEMPORARY);
      }
      fixture.network().calm();
    }
    return calls.size();
  }

  /** Asserts that a refusal is told as what it is, at whichever call it is met. */
  void tellsApart(Answer no, Kind kind) throws Exception {
    List<SentRequest> calls = calls();
    for (int number = 0; number < calls.size(); number++) {
      String where = what + ", with " + no.status() + " for an answer to " + calls.get(number);
      assertThat(refusal(number, Subject.BEFORE, (answer, line) -> line.write(no), where).kind())
          .as(where)
          .isEqualTo(kind);
      fixture.network().calm();
    }
  }

  /** Asks while everything from a call on goes wrong. */
  NetworkException refusal(int number, Moment moment, Disturbance wrong, String where) {
    fixture.network().keepDisturbingAfter(number, moment, wrong);
    return fixture.refusal(question::call, where);
  }
}
