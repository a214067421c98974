package org.rostrum.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.io.Writer;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Talks to the shell of a running process through the Unix domain socket in its data folder, which
 * only the user that runs the process can open. The protocol is described in {@code
 * docs/decisions/0004-shell-on-a-local-socket.md}.
 */
public final class ShellClient {
  /** Ends the answer to a command; its exit code and a line feed follow. */
  private static final char END_OF_ANSWER = '\u0004';

  private static final String PATH_FILE = "shell.path";
  private static final String PROMPT = "rostrum> ";

  /** Set by bin/rostrum when a person sits at the terminal. */
  private static final String PROMPTED = "rostrum.shell.prompted";

  private final Reader answers;
  private final Writer commands;
  private final PrintStream screen;
  private int lastCode;

  private ShellClient(SocketChannel channel, PrintStream screen) {
    this.answers = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
    this.commands = Channels.newWriter(channel, StandardCharsets.UTF_8);
    this.screen = screen;
  }

  /**
   * Runs one command, or a conversation where none is given.
   *
   * @param arguments the data folder, then the words of the command
   */
  public static void main(String[] arguments) {
    try {
      System.exit(run(Path.of(arguments[0]), List.of(arguments).subList(1, arguments.length)));
    } catch (LaunchFailure e) {
      System.err.println(e.getMessage());
      System.exit(e.exitCode());
    } catch (IOException e) {
      System.err.println("The connection to the shell has ended: " + e.getMessage());
      System.exit(LaunchFailure.START);
    }
  }

  private static int run(Path data, List<String> words) throws IOException, LaunchFailure {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      try {
        channel.connect(UnixDomainSocketAddress.of(Files.readString(data.resolve(PATH_FILE))));
      } catch (IOException e) {
        throw new LaunchFailure(
            "No Rostrum that you may talk to is running on the data folder %s.".formatted(data));
      }
      ShellClient client = new ShellClient(channel, System.out);
      if (words.isEmpty()) {
        client.converse();
      } else {
        client.send(String.join(" ", words));
        channel.shutdownOutput();
        client.showAnswer();
      }
      return client.lastCode;
    }
  }

  private void converse() throws IOException {
    boolean prompted = Boolean.getBoolean(PROMPTED);
    BufferedReader keyboard =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (true) {
      if (prompted) {
        screen.print(PROMPT);
        screen.flush();
      }
      String line = keyboard.readLine();
      if (line == null || line.strip().equals("exit") || line.strip().equals("quit")) {
        return;
      }
      if (!line.isBlank()) {
        send(line);
        showAnswer();
      }
    }
  }

  private void send(String line) throws IOException {
    commands.write(line.replace('\n', ' ') + "\n");
    commands.flush();
  }

  private void showAnswer() throws IOException {
    int character = answers.read();
    while (character >= 0 && character != END_OF_ANSWER) {
      screen.print((char) character);
      character = answers.read();
    }
    screen.flush();
    if (character < 0) {
      throw new IOException("it closed before the answer was complete");
    }
    lastCode = readCode();
  }

  private int readCode() throws IOException {
    StringBuilder digits = new StringBuilder();
    int character = answers.read();
    while (character >= 0 && character != '\n') {
      digits.append((char) character);
      character = answers.read();
    }
    return digits.toString().equals("0") ? 0 : 1;
  }
}
