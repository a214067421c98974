package org.rostrum.shell.commands;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.Process;
import org.jspecify.annotations.Nullable;
import org.rostrum.problems.RequestRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets Gogo call a command. As a function of its own and not as a method found by reflection, so
 * that names may have hyphens and a wrong argument is answered in our words.
 */
public final class GogoFunction implements Function {
  private static final Logger LOG = LoggerFactory.getLogger(GogoFunction.class);

  private final Command command;

  /** Calls the given command. */
  public GogoFunction(Command command) {
    this.command = command;
  }

  @Override
  @SuppressWarnings("NullAway") // Gogo takes null for: no result
  public @Nullable Object execute(CommandSession session, List<Object> arguments)
      throws CommandFailure, InterruptedException {
    List<String> words = arguments.stream().map(String::valueOf).toList();
    // written by Gogo's own thread in the end: its pipes want their writer to live on
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(answer, true, StandardCharsets.UTF_8);
    FutureTask<@Nullable Void> task =
        new FutureTask<>(
            () -> {
              run(words, out);
              return null;
            });
    // Gogo sends what its threads write to System.err, the log included, to the session
    Thread.ofVirtual().name("rostrum-command").inheritInheritableThreadLocals(false).start(task);
    try {
      task.get();
      return null;
    } catch (InterruptedException e) {
      task.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CommandFailure failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      PrintStream target = out(session);
      target.writeBytes(answer.toByteArray());
      target.flush();
    }
  }

  private void run(List<String> words, PrintStream out) throws CommandFailure {
    try {
      command.run(words, out);
    } catch (RequestRefused refused) {
      throw new CommandFailure(said(refused));
    } catch (RuntimeException fault) {
      UUID id = UUID.randomUUID();
      LOG.atError()
          .addKeyValue("problem", id)
          .addKeyValue("command", command.name())
          .setCause(fault)
          .log("A command ended in an error that nobody expected");
      throw new CommandFailure(
          "Something went wrong inside. The log has the details under the id " + id + ".");
    }
  }

  /** Inside a pipe the output is the pipe's, not the session's. */
  private static PrintStream out(CommandSession session) {
    @Nullable Process process = Process.Utils.current();
    return process == null ? session.getConsole() : process.out();
  }

  private static String said(RequestRefused refused) {
    String fields =
        refused.problems().stream()
            .map(problem -> problem.field() + ": " + problem.message())
            .collect(Collectors.joining("; "));
    return Table.plain(refused.getMessage() + (fields.isEmpty() ? "" : " " + fields));
  }
}
