package org.rostrum.provider.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.content.PreviewStyle.Part;

class PreviewStyleTest {
  @Test
  void partsComeOnceAndStayAsTheyAre() {
    assertThat(PreviewStyle.plain().parts()).contains(Part.MEDIA).doesNotHaveDuplicates();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> style(List.of(Part.MEDIA, Part.MEDIA), 8, 3, "Save"))
        .withMessageContaining("MEDIA");
    assertThatIllegalArgumentException().isThrownBy(() -> style(List.of(), 8, 3, "Save"));
  }

  @Test
  void numbersAndWordsHaveBounds() {
    List<Part> parts = List.of(Part.MEDIA);

    assertThat(style(parts, PreviewStyle.MAX_CORNER_RADIUS, 1, "").cornerRadius()).isEqualTo(40);
    assertThatIllegalArgumentException().isThrownBy(() -> style(parts, 41, 3, ""));
    assertThatIllegalArgumentException().isThrownBy(() -> style(parts, -1, 3, ""));
    assertThatIllegalArgumentException().isThrownBy(() -> style(parts, 8, 0, ""));
    assertThatIllegalArgumentException().isThrownBy(() -> style(parts, 8, 3, "x".repeat(25)));
  }

  private static PreviewStyle style(List<Part> parts, int corner, int lines, String action) {
    return new PreviewStyle(parts, corner, lines, Optional.of("board"), action);
  }
}
