package org.rostrum.scheduler.access;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.rostrum.access.Access;
import org.rostrum.access.NewOwner;
import org.rostrum.problems.RequestRefused.FieldProblem;

/** Looks at what people type: names, e-mail addresses, passwords. */
final class Checks {
  /** With fewer different characters a password is a row of the same key. */
  static final int MIN_DIFFERENT = 5;

  // what a mail server makes of it is its own affair; this only catches slips
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,253}");

  private Checks() {}

  static List<FieldProblem> of(NewOwner owner) {
    List<FieldProblem> problems = new ArrayList<>();
    name("name", owner.name(), problems);
    name("workspace", owner.workspace(), problems);
    String email = owner.email().strip();
    if (email.length() > Access.MAX_EMAIL || !EMAIL.matcher(email).matches()) {
      problems.add(
          new FieldProblem(
              "email", "not-an-address", "Enter an e-mail address, like ida@norra.no."));
    }
    password(owner, problems);
    return problems;
  }

  static void name(String field, String name, List<FieldProblem> problems) {
    String stripped = name.strip();
    if (stripped.isEmpty()) {
      problems.add(new FieldProblem(field, "required", "Enter a name."));
    } else if (codePoints(stripped) > Access.MAX_NAME) {
      problems.add(
          new FieldProblem(field, "too-long", "Use " + Access.MAX_NAME + " characters at most."));
    } else if (stripped.codePoints().anyMatch(Character::isISOControl)) {
      problems.add(
          new FieldProblem(field, "control-character", "Use letters, digits and signs only."));
    }
  }

  private static void password(NewOwner owner, List<FieldProblem> problems) {
    String password = owner.password().expose();
    long length = codePoints(password);
    if (length < Access.MIN_PASSWORD) {
      problems.add(
          new FieldProblem(
              "password", "too-short", "Use " + Access.MIN_PASSWORD + " characters at least."));
    } else if (length > Access.MAX_PASSWORD) {
      problems.add(
          new FieldProblem(
              "password", "too-long", "Use " + Access.MAX_PASSWORD + " characters at most."));
    } else if (password.codePoints().distinct().count() < MIN_DIFFERENT
        || password.strip().equalsIgnoreCase(owner.email().strip())) {
      problems.add(
          new FieldProblem(
              "password",
              "too-simple",
              "This is easy to guess. A few words that do not belong together are good."));
    }
  }

  /** Two spellings of one address are one person. */
  static String emailKey(String email) {
    return Normalizer.normalize(email.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  static long codePoints(String text) {
    return text.codePointCount(0, text.length());
  }
}
