package org.rostrum.shell.commands;

/** A command could not be done. The message is one line that names the thing and the way out. */
public final class CommandFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** A failure with nothing but its sentence: whoever types a command has no use for a stack. */
  public CommandFailure(String message) {
    super(message, null, false, false);
  }
}
