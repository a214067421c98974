package org.rostrum.scheduler.analytics;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/**
 * Lines of CSV as RFC 4180 has them. A text that a spreadsheet would take for a formula gets an
 * apostrophe in front: titles come from people, and an export is opened elsewhere.
 */
final class Csv {
  private static final String FORMULA = "=+-@";

  private final Appendable out;

  Csv(Appendable out) {
    this.out = out;
  }

  void line(List<String> fields) throws IOException {
    for (int index = 0; index < fields.size(); index++) {
      out.append(index == 0 ? "" : ",").append(field(fields.get(index)));
    }
    out.append("\r\n");
  }

  /** A text that came from people or a network. */
  static String text(String text) {
    String visible = text.stripLeading();
    char first = visible.isEmpty() ? ' ' : visible.charAt(0);
    return FORMULA.indexOf(first) >= 0 ? "'" + text : text;
  }

  /** A number without an exponent and without needless digits. */
  static String number(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static String field(String text) {
    boolean quoted = text.chars().anyMatch(one -> one == '"' || one == ',' || one < ' ');
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
