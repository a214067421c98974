package org.rostrum.itest.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Locale;

/** A width and a colour scheme in which everything has to be right. */
record Way(int width, ColorScheme scheme) {
  /** Those of a width follow each other, so that a page need not be loaded again for the second. */
  static final List<Way> ALL =
      List.of(
          new Way(Console.DESKTOP, ColorScheme.LIGHT),
          new Way(Console.DESKTOP, ColorScheme.DARK),
          new Way(Console.PHONE, ColorScheme.LIGHT),
          new Way(Console.PHONE, ColorScheme.DARK));

  /** Shows a page so, in the usual height. */
  void applyTo(Page page) {
    applyTo(page, Console.HEIGHT);
  }

  /** Shows a page so. A colour on its way to another one has no contrast to speak of. */
  void applyTo(Page page, int height) {
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(scheme)
            .setReducedMotion(ReducedMotion.REDUCE));
    page.setViewportSize(width, height);
  }

  /** Whether the page that was shown before this has the same width. */
  boolean isSecondOfItsWidth() {
    return scheme == ColorScheme.DARK;
  }

  /** What the names of pictures end with, such as {@code -390-dark}. */
  String suffix() {
    return "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
  }
}
