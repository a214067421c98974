package org.rostrum.shell.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.felix.service.command.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ShellEndpointTest {
  @TempDir Path data;

  @Test
  void onlyTheOwnerMayEnter() throws IOException {
    try (TestShell shell = new TestShell(data)) {
      assertThat(rights(data.resolve("shell"))).isEqualTo("rwx------");
      assertThat(rights(shell.socket())).isEqualTo("rw-------");
      assertThat(rights(data.resolve("shell.path"))).isEqualTo("rw-------");
      assertThat(shell.socket()).isAbsolute().isEqualTo(data.resolve("shell/rostrum.sock"));
    }
  }

  @Test
  void aFolderThatWasTooOpenIsClosed() throws IOException {
    Files.createDirectory(data.resolve("shell"));
    Files.setPosixFilePermissions(
        data.resolve("shell"), PosixFilePermissions.fromString("rwxrwxrwx"));
    try (TestShell shell = new TestShell(data)) {
      assertThat(shell.socket()).startsWith(data.resolve("shell"));
      assertThat(rights(data.resolve("shell"))).isEqualTo("rwx------");
    }
  }

  @Test
  void theSocketOfAKilledProcessIsReplaced() throws IOException {
    Files.createDirectory(data.resolve("shell"));
    Files.writeString(data.resolve("shell/rostrum.sock"), "stale");
    Files.writeString(data.resolve("shell.path"), "/nowhere");
    try (TestShell shell = new TestShell(data)) {
      assertThat(shell.say("help\n")).endsWith("\u00040\n");
    }
  }

  @Test
  void aPathThatIsTooLongForASocketIsAvoided() throws IOException {
    Path deep = Files.createDirectories(data.resolve("d".repeat(120)));
    Path folder;
    try (TestShell shell = new TestShell(deep)) {
      folder = shell.socket().resolveSibling(".").normalize();
      assertThat(folder.toString()).doesNotContain("ddd");
      assertThat(rights(folder)).isEqualTo("rwx------");
      assertThat(shell.say("help\n")).endsWith("\u00040\n");
    }
    assertThat(folder).doesNotExist();
  }

  @Test
  void closingLeavesNothingBehind() throws IOException {
    TestShell shell = new TestShell(data);
    SocketChannel client = shell.connect();
    TestShell.send(client, "help\n");
    TestShell.readAnswer(client);
    shell.close();

    assertThat(TestShell.readAll(client)).isEmpty();
    assertThat(data.resolve("shell.path")).doesNotExist();
    assertThat(data.resolve("shell/rostrum.sock")).doesNotExist();
  }

  @Test
  void everyLineIsAnsweredWithItsCode() throws IOException {
    try (TestShell shell = new TestShell(data)) {
      String answers = shell.say("echo one\n\nno-such-command\necho two");

      assertThat(answers.lines().filter(line -> line.startsWith("\u0004")))
          .containsExactly("\u00041", "\u00040", "\u00041", "\u00041");
      assertThat(answers).contains("no-such-command").doesNotContain("\tat ");
    }
  }

  @Test
  void oneSessionServesAllLinesOfAConnection() throws IOException {
    try (TestShell shell = new TestShell(data);
        SocketChannel client = shell.connect()) {
      TestShell.send(client, "x = 41\n");
      TestShell.readAnswer(client);
      TestShell.send(client, "$x\n");

      assertThat(TestShell.readAnswer(client)).isEqualTo("41\n\u00040\n");
    }
  }

  @Test
  void outputCannotForgeTheEnd() throws IOException {
    try (TestShell shell = new TestShell(data)) {
      assertThat(shell.say("'a\u00040b'\n")).doesNotContain("\u00040b").endsWith("\u00040\n");
      assertThat(shell.say("x = 'a\u00040'\n")).isEqualTo("a0\n\u00040\n");
    }
  }

  @Test
  void aLineThatIsTooLongEndsTheConnection() throws IOException {
    try (TestShell shell = new TestShell(data)) {
      assertThat(shell.say("x".repeat(CommandLines.MAX_LINE + 1) + "\nhelp\n"))
          .isEqualTo("A command line may have at most 8192 bytes.\n\u00041\n");
    }
  }

  @Test
  void theNinthConnectionIsRefusedUntilOneEnds() throws IOException {
    List<SocketChannel> open = new ArrayList<>();
    try (TestShell shell = new TestShell(data)) {
      for (int count = 0; count < ShellEndpoint.MAX_CONNECTIONS; count++) {
        SocketChannel client = shell.connect();
        TestShell.send(client, "help\n");
        TestShell.readAnswer(client);
        open.add(client);
      }
      try (SocketChannel ninth = shell.connect()) {
        assertThat(TestShell.readAll(ninth))
            .contains("Too many shell sessions")
            .endsWith("\u00041\n");
      }
      SocketChannel first = open.getFirst();
      first.shutdownOutput();
      assertThat(TestShell.readAll(first)).isEmpty();
      first.close();
      String answer = shell.say("help\n");
      while (answer.contains("Too many")) {
        answer = shell.say("help\n");
      }
      assertThat(answer).endsWith("\u00040\n");
    } finally {
      for (SocketChannel client : open) {
        client.close();
      }
    }
  }

  @Test
  void aClientThatLeavesDoesNotStopItsCommand() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch left = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    try (TestShell shell = new TestShell(data)) {
      Function slow =
          (session, arguments) -> {
            begun.countDown();
            left.await();
            session.getConsole().println("x".repeat(1_000_000));
            done.countDown();
            return "end";
          };
      shell.processor.addCommand("rostrum", slow, "slow");
      SocketChannel client = shell.connect();
      TestShell.send(client, "slow\n");
      begun.await();
      client.close();
      left.countDown();

      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(shell.say("help\n")).endsWith("\u00040\n");
    }
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
