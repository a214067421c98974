package org.rostrum.shell.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.Process;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.operations.HealthCheck;
import org.rostrum.operations.VaultRotation;
import org.rostrum.scheduling.Pause;
import org.rostrum.shell.commands.FakePlatform;
import org.rostrum.shell.commands.FakePosts;

/** What an operator types and reads, through the socket. */
@Timeout(60)
class CommandsTest {
  private static final String DONE = "\u00040\n";
  private static final String FAILED = "\u00041\n";

  @TempDir Path data;
  private TestShell shell;

  @BeforeEach
  void start() throws IOException {
    shell = new TestShell(data);
  }

  @AfterEach
  void stop() {
    shell.close();
  }

  @Test
  void healthIsATable() throws IOException {
    assertThat(shell.say("rostrum:health\n"))
        .isEqualTo(
            """
            PART      STATUS  DETAIL
            database  OK      H2 answers.
            """
                + DONE);
  }

  @Test
  void aPartThatIsDownFailsTheCommand() throws IOException {
    shell.platform.checks.add(new HealthCheck("vault", HealthCheck.Status.DOWN, "No key."));

    assertThat(shell.say("health\n"))
        .contains("vault     DOWN    No key.\nDown: vault.")
        .endsWith(FAILED);
  }

  @Test
  void networksAndAccountsAreListedWithWhatIsMissing() throws IOException {
    assertThat(shell.say("providers\n")).contains("NEEDS_SETTINGS").contains("Fill in the App ID.");
    assertThat(shell.say("accounts\n"))
        .contains("pinterest (Sandbox)", "NEEDS_RECONNECT", "2026-12-01 12:00:00", "Europe/Berlin")
        .doesNotContain("\u001b");
  }

  @Test
  void statisticsSayWhatIsKnownAndWhatIsNot() throws IOException {
    String account = "00000000-0000-0000-0000-0000000000ac";

    assertThat(shell.say("statistics " + account + "\n"))
        .contains("COLLECTED. Collected at 2026-11-23 05:00:00.")
        .contains("Seen    12            10      1 of 30     not yet")
        .contains("Rate    2.50 %        -       1 of 30     yes")
        .endsWith(DONE);
    assertThat(shell.say("collect " + account + "\n")).startsWith("COLLECTED.").endsWith(DONE);
    assertThat(shell.say("collect " + account + "\n")).contains("Too soon.").endsWith(FAILED);
    assertThat(shell.say("collect nobody\n")).contains("is not the id of an account");
  }

  @Test
  void emptyListsSayWhatToDo() throws IOException {
    shell.platform.accounts.clear();
    shell.platform.posts.due.clear();

    assertThat(shell.say("accounts\n")).contains("Connect one on the console").endsWith(DONE);
    assertThat(shell.say("due\n")).isEqualTo("Nothing is due or under way.\n" + DONE);
  }

  @Test
  void whatIsDueIsListed() throws IOException {
    assertThat(shell.say("due 5\n"))
        .contains(FakePosts.PUBLICATION.toString(), "RETRYING", "2026-12-01 12:00:00", "…")
        .endsWith(DONE);
  }

  @Test
  void outputGoesIntoPipes() throws IOException {
    Function lengths =
        (session, arguments) ->
            "read " + Process.Utils.current().in().readAllBytes().length + " bytes";
    shell.processor.addCommand("rostrum", lengths, "lengths");

    assertThat(shell.say("health | lengths\n")).isEqualTo("read 55 bytes\n" + DONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "due 0",
        "due 1001",
        "due many",
        "due 1 2",
        "health now",
        "explain",
        "explain 17",
        "retry a b",
        "decide 00000000-0000-0000-0000-000000000071 maybe",
        "remove",
        "edit 00000000-0000-0000-0000-000000000071 title",
        "edit 00000000-0000-0000-0000-000000000071 picture x",
        "vault-rotate please",
        "queue",
        "queue everything",
        "holds all",
        "hold",
        "hold nothing",
        "hold network",
        "hold account pinterest",
        "hold planet mars",
        "resume",
        "resume all because"
      })
  void whatIsMistypedIsAnsweredWithTheUsage(String line) throws IOException {
    assertThat(shell.say(line + "\n")).contains("Usage: rostrum:").endsWith(FAILED);
  }

  @Test
  void explainTellsEveryAttempt() throws IOException {
    assertThat(shell.say("explain " + FakePosts.PUBLICATION + "\n"))
        .contains("State        RETRYING")
        .contains("Reason       The network answered 503.")
        .contains("Next look    2026-12-01 12:05:00")
        .contains(
            "1    2026-12-01 12:00:00  2026-12-01 12:00:02  FAILED   node-1  503 Service"
                + " Unavailable")
        .contains("Next: It is tried again at 12:05.")
        .endsWith(DONE);
  }

  @Test
  void aRefusalIsOneLine() throws IOException {
    assertThat(shell.say("cancel 00000000-0000-0000-0000-000000000099\n"))
        .isEqualTo(
            "There is no publication 00000000-0000-0000-0000-000000000099 in this workspace.\n"
                + FAILED);
  }

  @Test
  void whatWasDoneIsSaid() throws IOException {
    assertThat(shell.say("cancel " + FakePosts.PUBLICATION + "\n"))
        .isEqualTo(FakePosts.PUBLICATION + " is now CANCELLED.\n" + DONE);
  }

  @Test
  void whatNobodyExpectedShowsOnlyAnId() throws IOException {
    assertThat(shell.say("retry " + FakePosts.PUBLICATION + "\n"))
        .startsWith("Something went wrong inside.")
        .doesNotContain("inner detail")
        .endsWith(FAILED);
  }

  @Test
  void aDecisionMayNameTheAddress() throws IOException {
    String decide = "decide " + FakePosts.PUBLICATION;

    assertThat(shell.say(decide + " there https://pin.example/1\n")).endsWith(DONE);
    assertThat(shell.say(decide + " again\n")).endsWith(DONE);
    assertThat(shell.say(decide + " skip https://pin.example/1\n")).endsWith(FAILED);
    assertThat(shell.platform.posts.decisions)
        .containsExactly("IT_IS_THERE https://pin.example/1", "PUBLISH_AGAIN -");
  }

  @Test
  void aPublishedPostIsEditedAndRemoved() throws IOException {
    assertThat(shell.say("edit " + FakePosts.PUBLICATION + " title A better name\n"))
        .contains("CHANGING")
        .endsWith(DONE);
    assertThat(shell.say("rostrum:remove " + FakePosts.PUBLICATION + "\n")).endsWith(DONE);
    assertThat(shell.platform.changes.asked)
        .containsExactly("title A better name, alt -", "remove");
  }

  @Test
  void anInterruptedRotationSaysHowToGoOn() throws IOException {
    assertThat(shell.say("vault-rotate\n")).contains("3 of 3").endsWith(DONE);
    shell.platform.rotation = new VaultRotation("k3", 1, 3);
    assertThat(shell.say("rostrum:vault-rotate\n"))
        .contains("1 of 3", "Run rostrum:vault-rotate again")
        .endsWith(FAILED);
  }

  @Test
  void whatIsOnHoldIsListedUntilItIsResumed() throws IOException {
    String account = "account 00000000-0000-0000-0000-0000000000ac";

    assertThat(shell.say("holds\n")).isEqualTo("Nothing is on hold.\n" + DONE);
    assertThat(shell.say("hold all a sad day\n")).startsWith("On hold: everything.").endsWith(DONE);
    assertThat(shell.say("hold network pinterest\n")).contains("network pinterest").endsWith(DONE);
    assertThat(shell.say("hold " + account + "\n")).contains(account).endsWith(DONE);
    assertThat(shell.say("holds\n"))
        .contains("everything", "2026-12-01 12:00:00", "the operator", "a sad day", account)
        .endsWith(DONE);
    assertThat(shell.say("resume all\n"))
        .isEqualTo("Resumed: everything. Still on hold: 2, see rostrum:holds.\n" + DONE);
    assertThat(shell.say("resume all\n")).isEqualTo("It is not on hold.\n" + FAILED);
  }

  @Test
  void aQueueIsListedInItsOrderAndSaysThatItIsPaused() throws IOException {
    String queue = "queue 00000000-0000-0000-0000-0000000000ac\n";

    assertThat(shell.say(queue))
        .contains("1      " + FakePosts.PUBLICATION, "2026-12-01 12:00:00", "…")
        .doesNotContain("Paused")
        .endsWith(DONE);
    shell.platform.posts.due.clear();
    shell.platform.queues.pause = Optional.of(new Pause(FakePlatform.NOON, "Ada", "Holidays"));
    assertThat(shell.say(queue))
        .isEqualTo(
            """
            Paused since 2026-12-01 12:00:00 by Ada: Holidays
            Nothing is queued for this account.
            """
                + DONE);
  }

  @Test
  void helpListsEveryCommand() throws IOException {
    assertThat(shell.say("help\n"))
        .contains(
            "rostrum:explain <publication>",
            "rostrum:vault-rotate",
            "rostrum:due [how many]",
            "rostrum:hold all | network <id> | account <id> [reason]",
            "rostrum:queue <account>");
  }

  @Test
  void beforeThePlatformIsThereEveryCommandSaysSo() throws IOException {
    shell.platform.up = false;

    assertThat(shell.say("health\n")).isEqualTo("The platform is starting. Try again.\n" + FAILED);
  }
}
