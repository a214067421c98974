package org.rostrum.web.admin.callback;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rostrum.access.Caller;
import org.rostrum.accounts.ConnectResult;
import org.rostrum.problems.RequestRefused;
import org.rostrum.provider.settings.Secret;
import org.rostrum.web.admin.api.RostrumApi;
import org.rostrum.web.admin.console.ConsoleHeaders;
import org.rostrum.web.admin.platform.Platform;
import org.rostrum.web.admin.problems.Faults;
import org.rostrum.web.admin.problems.Problem;
import org.rostrum.web.admin.signin.BrowserSecrets;
import org.rostrum.web.admin.signin.LocalPaths;
import org.rostrum.web.admin.signin.RequestCookies;
import org.rostrum.web.admin.signin.SessionCookies;
import org.rostrum.web.admin.signin.SignIns;

/**
 * Where a network sends the browser back to. Ends the consent flow and sends the browser on to the
 * console's page, which says what came of it.
 */
public final class CallbackServlet extends HttpServlet {
  /** The most query parameters that a network may send along. */
  static final int MAX_PARAMETERS = 20;

  /** The longest value of one, in characters. */
  static final int MAX_VALUE = 4_096;

  /** The longest message that travels in the address, in characters. */
  static final int MAX_MESSAGE = 300;

  private static final long serialVersionUID = 1L;
  private static final String HOME = "/accounts";

  /** Under each of these names a browser keeps cookies of its own. */
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final transient Platform platform;
  private final transient SignIns signIns;
  private final transient URI base;

  /**
   * Ends flows of the given platform.
   *
   * @param base the address under which people reach it
   */
  public CallbackServlet(Platform platform, SignIns signIns, URI base) {
    this.platform = platform;
    this.signIns = signIns;
    this.base = base;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ConsoleHeaders.on(response);
    response.setHeader("Cache-Control", "no-store");
    // the address holds the code: it must not travel on
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", isElsewhere(request) ? home(request) : outcome(request));
  }

  /**
   * Whether the browser was sent to this machine under another name than people use: a development
   * client must be called by number (RFC 8252 section 8.3), and the cookies are with the name.
   */
  private boolean isElsewhere(HttpServletRequest request) {
    String host = request.getServerName();
    return THIS_MACHINE.contains(host)
        && THIS_MACHINE.contains(base.getHost())
        && !host.equals(base.getHost());
  }

  private String home(HttpServletRequest request) {
    String query = request.getQueryString();
    return base.toString().replaceAll("/+$", "")
        + RostrumApi.CALLBACK_PATH
        + (query == null ? "" : "?" + query);
  }

  private String outcome(HttpServletRequest request) {
    try {
      Caller caller =
          signIns.caller(Optional.empty(), RequestCookies.value(request, SessionCookies.SESSION));
      Secret browser =
          BrowserSecrets.read(RequestCookies.value(request, SessionCookies.BROWSER))
              .orElseThrow(CallbackServlet::otherBrowser);
      ConnectResult result =
          platform.accounts().completeConsent(caller, browser, parameters(request));
      return with(
          LocalPaths.isLocal(result.returnPath()) ? result.returnPath() : HOME,
          "connected=" + result.account().id() + "&fresh=" + result.fresh());
    } catch (RuntimeException e) {
      Problem problem = Faults.problemOf(e);
      return with(
          HOME,
          "connectError=" + encode(problem.code()) + "&connectMessage=" + encode(cut(problem)));
    }
  }

  /** RFC 6749 section 3.1: a parameter occurs once. One that occurs twice means mischief. */
  private static Map<String, String> parameters(HttpServletRequest request) {
    Map<String, String[]> sent;
    try {
      sent = request.getParameterMap();
    } catch (RuntimeException e) {
      // the container's word for a query that cannot be decoded
      throw malformed();
    }
    if (sent.size() > MAX_PARAMETERS) {
      throw malformed();
    }
    Map<String, String> parameters = new HashMap<>();
    sent.forEach(
        (name, values) -> {
          if (values.length != 1 || values[0].length() > MAX_VALUE || name.length() > MAX_VALUE) {
            throw malformed();
          }
          parameters.put(name, values[0]);
        });
    return parameters;
  }

  private static RequestRefused malformed() {
    return RequestRefused.of(
        RequestRefused.Reason.INVALID,
        "callback-malformed",
        "The network sent the browser back with an address that is malformed. Connect again.");
  }

  private static RequestRefused otherBrowser() {
    return RequestRefused.of(
        RequestRefused.Reason.INVALID,
        "browser-mismatch",
        "This browser did not begin connecting an account, or more than 15 minutes ago. Connect"
            + " again, in one browser from beginning to end.");
  }

  private static String with(String path, String query) {
    return path + (path.indexOf('?') < 0 ? "?" : "&") + query;
  }

  private static String cut(Problem problem) {
    String detail = problem.detail();
    return detail.length() <= MAX_MESSAGE ? detail : detail.substring(0, MAX_MESSAGE) + "…";
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
