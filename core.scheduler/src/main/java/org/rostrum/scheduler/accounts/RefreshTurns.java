package org.rostrum.scheduler.accounts;

import java.util.UUID;

/**
 * Whose turn it is to ask a network for an account's next token. Most refresh tokens work once: of
 * two nodes that ask at the same time one is refused, and would take the account out of service.
 */
interface RefreshTurns {
  /** For a process that is alone: its flights are single already. */
  RefreshTurns ALWAYS =
      new RefreshTurns() {
        @Override
        public boolean take(UUID account) {
          return true;
        }

        @Override
        public void end(UUID account) {
          // nobody waits
        }
      };

  /** Takes the turn unless another node has it; a turn that is not ended ends by itself. */
  boolean take(UUID account);

  /** Gives the turn back; never fails. */
  void end(UUID account);
}
