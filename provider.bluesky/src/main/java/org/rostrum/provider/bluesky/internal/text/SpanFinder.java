package org.rostrum.provider.bluesky.internal.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rostrum.provider.bluesky.internal.text.Span.Link;
import org.rostrum.provider.bluesky.internal.text.Span.Mention;
import org.rostrum.provider.bluesky.internal.text.Span.Tag;

/**
 * Finds links, mentions and tags as Bluesky's own apps do: the expressions are those of {@code
 * detectFacets} in npm {@code @atproto/api}, against whose answers the tests compare. What a reader
 * sees as a link elsewhere is one here too, and nothing else.
 */
public final class SpanFinder {
  /** The longest tag, in UTF-16 units. */
  private static final int MAX_TAG = 64;

  /** Unicode's idea of white space, as JavaScript has it. */
  private static final String SPACE =
      "\\s\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF";

  private static final String BEFORE = "(^|[" + SPACE + "])";
  private static final String BEFORE_OR_BRACKET = "(^|[" + SPACE + "(])";
  private static final String INVISIBLE = "\\u00AD\\u2060\\u200A-\\u200D\\u20E2";
  private static final String IN_TAG = "[^" + SPACE + INVISIBLE + "]";

  private static final Pattern MENTION =
      Pattern.compile(BEFORE_OR_BRACKET + "@([a-zA-Z0-9.-]*[a-zA-Z0-9])(?![A-Za-z0-9_])");
  private static final Pattern LINK =
      Pattern.compile(
          BEFORE_OR_BRACKET
              + "((https?://[^"
              + SPACE
              + "]+)|((?<domain>[a-z][a-z0-9]*(\\.[a-z0-9]+)+)[^"
              + SPACE
              + "]*))",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  private static final Pattern TAG =
      Pattern.compile(
          BEFORE
              + "[#\\uFF03]((?!\\uFE0F)"
              + IN_TAG
              + "*[^\\d"
              + SPACE
              + "\\p{P}"
              + INVISIBLE
              + "]"
              + IN_TAG
              + "*)");
  private static final Pattern CASH_TAG =
      Pattern.compile(
          BEFORE_OR_BRACKET
              + "\\$([A-Za-z][A-Za-z0-9]{0,4})(?=["
              + SPACE
              + "]|$|[.,;:!?)\"'\\u2019])");
  private static final Pattern END_OF_SENTENCE = Pattern.compile("[.,;:!?]$");
  private static final Pattern PUNCTUATION = Pattern.compile("\\p{P}+$");

  private SpanFinder() {}

  /**
   * Finds them.
   *
   * @param text what is said
   * @return the spans in order; none overlaps another
   */
  public static List<Span> find(String text) {
    List<Span> found = new ArrayList<>();
    mentions(text, found);
    links(text, found);
    tags(text, found);
    found.sort(Comparator.comparingInt(Span::start));
    return apart(found);
  }

  /** Of spans that overlap, as in {@code #a(@b.org)}, readers' apps show the first. */
  private static List<Span> apart(List<Span> sorted) {
    List<Span> kept = new ArrayList<>();
    int end = 0;
    for (Span span : sorted) {
      if (span.start() >= end) {
        kept.add(span);
        end = span.end();
      }
    }
    return List.copyOf(kept);
  }

  private static void mentions(String text, List<Span> found) {
    Matcher mention = MENTION.matcher(text);
    while (mention.find()) {
      String handle = mention.group(2);
      if (TopLevelDomains.end(handle) || handle.endsWith(".test")) {
        found.add(new Span(mention.start(2) - 1, mention.end(2), new Mention(handle)));
      }
    }
  }

  private static void links(String text, List<Span> found) {
    Matcher link = LINK.matcher(text);
    while (link.find()) {
      String shown = link.group(2);
      boolean whole = shown.startsWith("http://") || shown.startsWith("https://");
      if (!whole && (link.group("domain") == null || !TopLevelDomains.end(link.group("domain")))) {
        continue;
      }
      shown = END_OF_SENTENCE.matcher(shown).replaceFirst("");
      if (shown.endsWith(")") && !shown.contains("(")) {
        shown = shown.substring(0, shown.length() - 1);
      }
      String uri = whole ? shown : "https://" + shown;
      found.add(new Span(link.start(2), link.start(2) + shown.length(), new Link(uri)));
    }
  }

  private static void tags(String text, List<Span> found) {
    Matcher tag = TAG.matcher(text);
    while (tag.find()) {
      String name = PUNCTUATION.matcher(tag.group(2)).replaceFirst("");
      if (!name.isEmpty() && name.length() <= MAX_TAG) {
        int start = tag.end(1);
        found.add(new Span(start, start + 1 + name.length(), new Tag(name)));
      }
    }
    Matcher cash = CASH_TAG.matcher(text);
    while (cash.find()) {
      String ticker = cash.group(2).toUpperCase(Locale.ROOT);
      found.add(new Span(cash.end(1), cash.end(2), new Tag("$" + ticker)));
    }
  }
}
