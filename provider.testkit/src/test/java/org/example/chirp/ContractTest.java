package org.example.chirp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.FilterResult.includedIf;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The contract is kept by the template, and broken by every mistake. */
final class ContractTest {
  /** There is no bundle here: Maven's build of the template sees to that. */
  private static final String NO_BUNDLE = "theBundleOffersTheProviderAndNothingElse";

  private final Set<String> failed = new TreeSet<>();
  private int passed;

  @AfterEach
  void forget() {
    System.clearProperty(MischievousContract.MISTAKE);
  }

  @Test
  void theTemplateKeepsIt() {
    run(ChirpContractTest.class, name -> true);
    assertThat(failed).containsExactly(NO_BUNDLE);
    assertThat(passed).isGreaterThan(150);
  }

  @ParameterizedTest
  @CsvSource({
    "SENDS_BLINDLY, aPostWhoseAnswerIsLostIsFoundAgain",
    "KNOWS_NOTHING, aLimitIsWaitedForWhereverItIsMet",
    "CLAIMS_ABSENCE, nonsenseProvesNothing",
    "TELLS_THE_TOKEN, aTokenThatIsNotAcceptedIsRefreshedWhereverItIsMet",
    "THROWS, noIdentityIsReadFromNonsense",
    "SAYS_NOTHING, anyContentIsCheckedWithoutTheNetwork",
    "REMEMBERS, theTokenOfThisAccountIsSentAndNoOther",
    "PUBLISHES_TWICE, whatIsPublishedIsThereOnce",
    "MIXES_UP, manyCallsAtOnceDoNotMeet",
    "ENDS_SESSIONS, aSessionDoesNotEndBecauseOfNonsense",
    "SEES_NO_FIGURES, noFigureIsReadFromNonsense"
  })
  void aMistakeBreaksIt(String mistake, String test) {
    System.setProperty(MischievousContract.MISTAKE, mistake);
    run(MischievousContract.class, test::equals);
    assertThat(failed).containsExactly(test);
  }

  /** Otherwise the mistakes above would prove nothing. */
  @Test
  void withoutAMistakeItIsKeptWithSessionsToo() {
    run(MischievousContract.class, name -> name.contains("Session") || name.contains("Figure"));
    assertThat(failed).isEmpty();
    assertThat(passed).isGreaterThan(60);
  }

  private void run(Class<?> contract, Predicate<String> tests) {
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .filters(
                    (PostDiscoveryFilter)
                        test -> includedIf(test.getSource().map(s -> is(s, tests)).orElse(true)))
                .build(),
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                  passed += test.isTest() ? 1 : 0;
                } else {
                  test.getSource()
                      .filter(MethodSource.class::isInstance)
                      .map(source -> ((MethodSource) source).getMethodName())
                      .ifPresent(failed::add);
                }
              }
            });
  }

  private static boolean is(TestSource source, Predicate<String> tests) {
    return !(source instanceof MethodSource method) || tests.test(method.getMethodName());
  }
}
