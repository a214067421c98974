package org.rostrum.shell.commands;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rostrum.posts.PublicationView;

/** Rows under headings, each column as wide as its widest cell. */
final class Table {
  private static final String GAP = "  ";

  private final int columns;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... headings) {
    this.columns = headings.length;
    row((Object[]) headings);
  }

  Table row(Object... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException("A row has " + columns + " cells, not " + cells.length);
    }
    rows.add(Arrays.stream(cells).map(cell -> plain(String.valueOf(cell))).toList());
    return this;
  }

  void print(PrintStream out) {
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int column = 0; column < columns; column++) {
        widths[column] = Math.max(widths[column], length(row.get(column)));
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        String cell = row.get(column);
        line.append(cell).append(" ".repeat(widths[column] - length(cell))).append(GAP);
      }
      out.println(line.toString().stripTrailing());
    }
  }

  /**
   * Text of people and networks, without what a terminal would obey: control characters, and those
   * that turn the direction of writing.
   */
  static String plain(String text) {
    StringBuilder result = new StringBuilder();
    text.codePoints().forEach(point -> result.appendCodePoint(isSafe(point) ? point : ' '));
    return result.toString().strip();
  }

  /** An account's name, with its environment where the network has several. */
  static String account(PublicationView publication) {
    return publication.accountName()
        + publication.environment().map(label -> " (" + label + ")").orElse("");
  }

  /** The beginning of a longer text. */
  static String cut(String text, int most) {
    String line = plain(text);
    return length(line) <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
  }

  private static boolean isSafe(int point) {
    return !Character.isISOControl(point)
        && Character.getType(point) != Character.FORMAT
        && Character.getType(point) != Character.LINE_SEPARATOR
        && Character.getType(point) != Character.PARAGRAPH_SEPARATOR;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
