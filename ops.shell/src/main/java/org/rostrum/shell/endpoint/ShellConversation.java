package org.rostrum.shell.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.jspecify.annotations.Nullable;

/** Runs the lines of one connection, one after the other, in one session. */
final class ShellConversation {
  private static final int MAX_MESSAGE = 2_000;

  private final CommandLines lines;
  private final ShellOutput output;
  private final CommandProcessor processor;

  ShellConversation(SocketChannel client, CommandProcessor processor) {
    this.lines = new CommandLines(client);
    this.output = new ShellOutput(client);
    this.processor = processor;
  }

  /** Returns when the client has sent its last line and that is answered. */
  void run() throws IOException {
    PrintStream console = new PrintStream(output, true, StandardCharsets.UTF_8);
    try (CommandSession session =
        processor.createSession(InputStream.nullInputStream(), console, console)) {
      // our own commands first, so that they need no scope
      session.put("SCOPE", "rostrum:*");
      Optional<String> line = lines.next();
      while (line.isPresent()) {
        int code = execute(session, line.get(), console);
        console.flush();
        output.end(code);
        line = lines.next();
      }
    } catch (CommandLines.TooLong e) {
      output.say("A command line may have at most " + CommandLines.MAX_LINE + " bytes.");
      output.end(ShellOutput.FAILED);
    }
  }

  private static int execute(CommandSession session, String line, PrintStream console) {
    if (line.isEmpty()) {
      return ShellOutput.DONE;
    }
    try {
      @Nullable Object result = session.execute(line);
      if (result != null) {
        console.println(session.format(result, Converter.INSPECT));
      }
      return ShellOutput.DONE;
    } catch (Exception e) {
      console.println(sentence(e));
      return ShellOutput.FAILED;
    }
  }

  /** One line, without a stack trace: Gogo's own complaints have several. */
  private static String sentence(Exception fault) {
    String message =
        Optional.ofNullable(fault.getMessage())
            .filter(text -> !text.isBlank())
            .orElse(fault.getClass().getSimpleName());
    String line = message.strip().lines().findFirst().orElse(message);
    return line.length() <= MAX_MESSAGE ? line : line.substring(0, MAX_MESSAGE) + "…";
  }
}
