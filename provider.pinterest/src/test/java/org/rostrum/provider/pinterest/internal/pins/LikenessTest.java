package org.rostrum.provider.pinterest.internal.pins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.pinterest.internal.support.Pins;

final class LikenessTest {
  private static final PinContent OURS =
      PinContent.of(Pins.vase(), Pins.options("12", Optional.empty()));

  @Test
  void thePinItselfIsTheSame() {
    assertThat(like(pin -> {})).isEqualTo(Likeness.SAME);
  }

  @Test
  void whiteSpaceAndUnicodeFormDoNotMatter() {
    assertThat(like(pin -> pin.put("description", " Thrown on Monday,\r\nfired  on Friday. ")))
        .isEqualTo(Likeness.SAME);
  }

  @Test
  void whatNetworksDoToTextsIsAlike() {
    assertThat(like(pin -> pin.put("title", "A&nbsp;vase!"))).isEqualTo(Likeness.ALIKE);
    assertThat(like(pin -> pin.put("link", "http://www.shop.example.org/vases/7/?utm_source=x")))
        .isEqualTo(Likeness.ALIKE);
  }

  @Test
  void anotherTextIsAnotherPin() {
    for (String field : new String[] {"title", "description", "link", "alt_text"}) {
      assertThat(like(pin -> pin.put(field, "https://shop.example.org/vases/8")))
          .as(field)
          .isEqualTo(Likeness.DIFFERENT);
      assertThat(like(pin -> pin.putNull(field))).as(field).isEqualTo(Likeness.DIFFERENT);
    }
  }

  @Test
  void anotherPlaceOwnerOrKindIsAnotherPin() {
    assertThat(like(pin -> pin.put("board_id", "13"))).isEqualTo(Likeness.DIFFERENT);
    assertThat(like(pin -> pin.put("board_section_id", "5"))).isEqualTo(Likeness.DIFFERENT);
    assertThat(like(pin -> pin.put("is_owner", false))).isEqualTo(Likeness.DIFFERENT);
    assertThat(like(pin -> pin.putObject("media").put("media_type", "video")))
        .isEqualTo(Likeness.DIFFERENT);
  }

  @Test
  void inASectionTheSectionCounts() throws Exception {
    PinContent ours = PinContent.of(Pins.vase(), Pins.options("12", Optional.of("5")));
    ObjectNode pin = pin();
    pin.put("board_section_id", "5");
    assertThat(Likeness.between(ours, pin)).isEqualTo(Likeness.SAME);
    pin.put("board_section_id", "6");
    assertThat(Likeness.between(ours, pin)).isEqualTo(Likeness.DIFFERENT);
  }

  @Test
  void aCutTextIsAlikeOnlyIfMuchOfItIsLeft() {
    String text = "A long description that goes on and on about clay, glaze and fire. ".repeat(3);
    assertThat(described(text, text.substring(0, 100) + "…")).isEqualTo(Likeness.ALIKE);
    assertThat(described(text, text.substring(0, 20))).isEqualTo(Likeness.DIFFERENT);
  }

  @Test
  void wordlessPinsAreLikeWordlessOnesOnly() throws Exception {
    PinContent ours = PinContent.of(Pins.wordless(), Pins.options("12", Optional.empty()));
    assertThat(Likeness.between(ours, pin())).isEqualTo(Likeness.DIFFERENT);
    assertThat(
            Likeness.between(
                ours,
                new ObjectMapper()
                    .readTree(Pins.listed("1", "12", Pins.wordless(), "2026-11-23T12:00:00"))))
        .isEqualTo(Likeness.SAME);
  }

  @Test
  void aCarouselIsToldByItsPictures() throws Exception {
    Media one = Pins.image(1, "").withTexts("Front", "", Optional.of("https://a.example/1"));
    Media two = Pins.image(1, "").withTexts("Back", "", Optional.empty());
    PinContent ours =
        PinContent.of(
            new Content("", "", Optional.empty(), List.of(one, two)),
            Pins.options("12", Optional.empty()));
    String front = "{\"title\":\"Front\",\"link\":\"https://a.example/1\"}";
    assertThat(carousel(ours, front + ",{\"title\":\"Back\"}")).isEqualTo(Likeness.SAME);
    assertThat(carousel(ours, front + ",{\"title\":null}")).isEqualTo(Likeness.ALIKE);
    assertThat(carousel(ours, "")).isEqualTo(Likeness.ALIKE);
    assertThat(carousel(ours, front + ",{\"title\":\"Foot\"}")).isEqualTo(Likeness.DIFFERENT);
    assertThat(carousel(ours, front)).isEqualTo(Likeness.DIFFERENT);
    assertThat(
            Likeness.between(
                ours, new ObjectMapper().readTree("{\"media\":{\"media_type\":\"image\"}}")))
        .isEqualTo(Likeness.DIFFERENT);
  }

  private static Likeness carousel(PinContent ours, String items) throws JsonProcessingException {
    return Likeness.between(
        ours,
        new ObjectMapper()
            .readTree(
                "{\"media\":{\"media_type\":\"multiple_images\",\"items\":[" + items + "]}}"));
  }

  private static Likeness described(String ours, String theirs) {
    PinContent content =
        new PinContent(
            "12",
            Optional.empty(),
            "",
            ours,
            "",
            "",
            Optional.empty(),
            AiDisclosure.NONE,
            new Visual.Picture(Pins.image(1, "")));
    return Likeness.between(
        content, new ObjectMapper().createObjectNode().put("description", theirs));
  }

  private static Likeness like(Consumer<ObjectNode> change) {
    try {
      ObjectNode pin = pin();
      change.accept(pin);
      return Likeness.between(OURS, pin);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode pin() throws JsonProcessingException {
    return (ObjectNode)
        new ObjectMapper().readTree(Pins.listed("1", "12", Pins.vase(), "2026-11-23T12:00:00"));
  }
}
