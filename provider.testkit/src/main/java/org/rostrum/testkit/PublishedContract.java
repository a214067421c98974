package org.rostrum.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.publish.ChangeResult;
import org.rostrum.provider.publish.EditableParts;
import org.rostrum.provider.publish.LookResult;
import org.rostrum.provider.publish.PostEdit;
import org.rostrum.provider.publish.PostTexts;
import org.rostrum.provider.publish.PublishedPosts;
import org.rostrum.testkit.network.HostileAnswer;

/** Published posts are changed, removed and looked at, and what is said of it is true. */
interface PublishedContract extends Subject {
  @Test
  default void whatCanBeChangedIsDeclaredWithoutTheNetwork() {
    assertThat(posted().isPresent())
        .as("a PublishedPosts service")
        .isEqualTo(fixture().expects(Behaviour.REMOVES_POSTS));
    EditableParts parts = posted().map(PublishedPosts::editable).orElse(EditableParts.NOTHING);
    assertThat(parts.texts().contains(EditableParts.Text.TEXT))
        .as("the text can be changed")
        .isEqualTo(fixture().expects(Behaviour.EDITS_POSTS));
    assertThat(parts.options())
        .allSatisfy(
            key ->
                assertThat(fixture().descriptor().publicationOptions().find(key))
                    .as("the option '" + key + "'")
                    .isPresent());
    assertThat(fixture().network().requests()).as("calls of the network").isEmpty();
  }

  @Test
  default void aPostIsRemovedOnceAndThenGone() throws Exception {
    if (posted().isEmpty()) {
      return;
    }
    PublishedPosts posted = posted().orElseThrow();
    String id = fixture().published("Not for long");
    assertThat(posted.look(id, fixture().context())).isInstanceOf(LookResult.There.class);
    assertThat(fixture().said(posted.remove(id, fixture().context())))
        .isInstanceOf(ChangeResult.Done.class);
    assertThat(author().posts()).isEmpty();
    assertThat(fixture().said(posted.remove(id, fixture().context())))
        .isInstanceOf(ChangeResult.Gone.class);
    assertThat(posted.look(id, fixture().context())).isInstanceOf(LookResult.Gone.class);
  }

  @Test
  default void anEditedPostSaysWhatItShall() throws Exception {
    if (!fixture().expects(Behaviour.EDITS_POSTS)) {
      return;
    }
    PublishedPosts posted = posted().orElseThrow();
    String id = fixture().published("Before");
    assertThat(fixture().said(posted.edit(edit(id, "Afterwards"), fixture().context())))
        .isInstanceOf(ChangeResult.Done.class);
    assertThat(posted.look(id, fixture().context()))
        .isInstanceOfSatisfying(
            LookResult.There.class,
            there -> assertThat(there.texts().text()).isEqualTo("Afterwards"));
    assertThat(author().posts()).containsExactly(id);
  }

  @ParameterizedTest
  @EnumSource
  default void aRemovalWhoseAnswerIsLostIsNotClaimed(HostileAnswer wrong) throws Exception {
    if (posted().isEmpty()) {
      return;
    }
    PublishedPosts posted = posted().orElseThrow();
    String id = fixture().published("Perhaps removed");
    fixture()
        .network()
        .keepDisturbing(Calls.required(author().calls().removing(), "removing"), AFTER, wrong);
    ChangeResult result = fixture().said(posted.remove(id, fixture().context()));
    if (wrong.looksLikeSuccess()) {
      assertThat(result).isInstanceOfAny(ChangeResult.Done.class, ChangeResult.Unknown.class);
    } else {
      assertThat(result).isInstanceOf(ChangeResult.Unknown.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  default void anEditWhoseAnswerIsLostIsNotClaimed(HostileAnswer wrong) throws Exception {
    if (!fixture().expects(Behaviour.EDITS_POSTS)) {
      return;
    }
    PublishedPosts posted = posted().orElseThrow();
    String id = fixture().published("Before");
    fixture()
        .network()
        .keepDisturbing(Calls.required(author().calls().editing(), "editing"), AFTER, wrong);
    ChangeResult result = fixture().said(posted.edit(edit(id, "Perhaps"), fixture().context()));
    if (wrong.looksLikeSuccess()) {
      assertThat(result).isInstanceOfAny(ChangeResult.Done.class, ChangeResult.Unknown.class);
    } else {
      assertThat(result).isInstanceOf(ChangeResult.Unknown.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  default void aPostIsNotGoneBecauseOfNonsense(HostileAnswer wrong) throws Exception {
    if (posted().isEmpty()) {
      return;
    }
    PublishedPosts posted = posted().orElseThrow();
    String id = fixture().published("Still there");
    assertThat(look(posted, id).meetsNonsense(wrong)).as("calls for a look").isPositive();
  }

  @Test
  default void whyAPostCannotBeLookedAtIsTold() throws Exception {
    if (posted().isEmpty()) {
      return;
    }
    Inquiry look = look(posted().orElseThrow(), fixture().published("Out of sight"));
    look.tellsApart(author().refusals().rateLimit(), NetworkException.Kind.RATE_LIMITED);
    look.tellsApart(author().refusals().token(), NetworkException.Kind.TOKEN_REJECTED);
  }

  private Inquiry look(PublishedPosts posted, String id) {
    return new Inquiry(this, "a look", () -> posted.look(id, fixture().context()));
  }

  private Optional<PublishedPosts> posted() {
    return fixture().services().publishedPosts();
  }

  private PostEdit edit(String id, String text) {
    return new PostEdit(
        id,
        new PostTexts("", text, "", ""),
        fixture().options(),
        new EditableParts(Set.of(EditableParts.Text.TEXT), Set.of()));
  }
}
