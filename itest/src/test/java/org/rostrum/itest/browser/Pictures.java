package org.rostrum.itest.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Keeps pictures of pages, for the documentation and for people to look at. */
final class Pictures {
  private final Path folder =
      Path.of(System.getProperty("rostrum.pictures", "target/pictures")).toAbsolutePath();

  void take(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
  }
}
