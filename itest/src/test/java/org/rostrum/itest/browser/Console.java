package org.rostrum.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The console as people find their way in it: by names and roles. */
final class Console {
  static final int DESKTOP = 1280;
  static final int PHONE = 390;
  static final int HEIGHT = 860;

  private Console() {}

  static void signIn(Page page, String baseUrl) {
    page.navigate(baseUrl + "/sign-in");
    field(page, "E-mail").fill("norra@example.org");
    field(page, "Password").fill("correct horse battery");
    button(page, "Sign in").click();
    assertThat(heading(page, "Overview")).isVisible();
  }

  static void navigation(Page page, String name) {
    page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Pages").setExact(true))
        .first()
        .getByRole(AriaRole.LINK, name(name))
        .click();
    assertThat(heading(page, name)).isVisible();
  }

  /** Waits until everything is loaded and live. */
  static void settled(Page view) {
    assertThat(view.getByText("Live", new Page.GetByTextOptions().setExact(true))).isVisible();
    // a page comes after its frame; before it is there, nothing of it is still loading either
    assertThat(view.locator("main h1")).isVisible();
    assertThat(view.locator(".skeleton")).hasCount(0);
  }

  static void assertNothingSticksOut(Page view, String what) {
    Object excess =
        view.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(excess).as(what + " scrolls sideways by").isEqualTo(0);
  }

  /** Scrolls until a part begins right below the bar at the top. */
  static void bringUp(Locator part) {
    part.evaluate("it => scrollTo(0, it.getBoundingClientRect().top + scrollY - 72)");
  }

  /** Nothing is in front any more that would go away by itself. */
  static void dismissToasts(Page page) {
    page.evaluate("document.querySelectorAll('.toast button').forEach(each => each.click())");
    assertThat(page.locator(".toast")).hasCount(0);
  }

  static Locator heading(Page page, String name) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setLevel(1).setExact(true));
  }

  static Locator field(Page page, String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  static Locator.GetByRoleOptions name(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  static Locator.GetByRoleOptions name(Pattern name) {
    return new Locator.GetByRoleOptions().setName(name);
  }
}
