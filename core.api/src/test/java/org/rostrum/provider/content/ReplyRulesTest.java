package org.rostrum.provider.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplyRulesTest {
  private static final ContentRules THREADS =
      ContentRules.builder()
          .text(TextRule.optional("Text", 10))
          .replies(new ReplyRules(2, TextRule.optional("Reply", 5)))
          .build();

  @Test
  void takesWhatKeepsTheRules() {
    assertThat(check(THREADS)).isEmpty();
    assertThat(check(THREADS, "one", "two")).isEmpty();
    assertThat(THREADS.replies().of(List.of("one"))).containsExactly("one");
  }

  @Test
  void namesEveryReplyThatBreaksTheRules() {
    List<ContentProblem> found = check(THREADS, "one", " ", "longer");

    assertThat(found).allMatch(ContentProblem::blocks);
    assertThat(found)
        .extracting(problem -> problem.path() + " " + problem.code())
        .containsExactly("replies TOO_MANY", "replies[1] REQUIRED", "replies[2] TOO_LONG");
    assertThat(found.get(0).message()).contains("3 texts", "at most 2");
    assertThat(found.get(1).message()).contains("Reply", "remove it");
    assertThat(found.get(2).message()).contains("6 characters", "at most 5");
  }

  @Test
  void saysThatRepliesAreLeftOutWhereNoneAreTaken() {
    ContentRules alone = ContentRules.anything();

    assertThat(check(alone, "longer than anything", ""))
        .singleElement()
        .satisfies(
            advice -> {
              assertThat(advice.blocks()).isFalse();
              assertThat(advice.path()).isEqualTo("replies");
              assertThat(advice.code()).isEqualTo("LEFT_OUT");
            });
    assertThat(alone.replies().of(List.of("one"))).isEmpty();
  }

  @Test
  void refusesANegativeCount() {
    TextRule text = TextRule.optional("Reply", 5);
    assertThatThrownBy(() -> new ReplyRules(-1, text)).hasMessageContaining("-1");
  }

  private static List<ContentProblem> check(ContentRules rules, String... replies) {
    return rules.check(new Content("", "text", Optional.empty(), List.of(), List.of(replies)));
  }
}
