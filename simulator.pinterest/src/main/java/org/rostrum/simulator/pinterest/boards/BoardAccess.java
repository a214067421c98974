package org.rostrum.simulator.pinterest.boards;

import java.util.List;
import org.rostrum.simulator.pinterest.api.ApiError;
import org.rostrum.simulator.pinterest.gate.Call;

/** Finds the board a call means and says whether the caller may use it. */
public final class BoardAccess {

  private final Boards boards;

  public BoardAccess(Boards boards) {
    this.boards = boards;
  }

  /**
   * A board of the caller's own.
   *
   * @param secretScope what the caller needs if the board is secret
   */
  public Board own(Call call, String boardId, String secretScope) throws ApiError {
    if (!boardId.matches("\\d+")) {
      throw ApiError.invalid("Invalid request: '" + boardId + "' does not match '^\\d+$'.");
    }
    Board board = boards.find(call.environment(), boardId).orElseThrow(ApiError::boardNotFound);
    if (!board.owner().equals(call.username())) {
      throw ApiError.notAuthorised("board");
    }
    if (board.secret() && !call.may(secretScope)) {
      throw ApiError.missingScopes(List.of(secretScope));
    }
    return board;
  }

  public Board.Section section(Board board, String sectionId) throws ApiError {
    if (!sectionId.matches("\\d+")) {
      throw ApiError.invalid("Invalid request: '" + sectionId + "' does not match '^\\d+$'.");
    }
    return board.section(sectionId).orElseThrow(ApiError::sectionNotFound);
  }
}
