package org.rostrum.web.admin.console;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rostrum.web.admin.problems.HttpStatus;
import org.rostrum.web.admin.problems.Problem;
import org.rostrum.web.admin.problems.ServletProblems;

/**
 * Serves the console: its files below a versioned path, and one page for every address that looks
 * like a route of it. Needs nothing of the platform, so that the console can say what is wrong.
 */
public final class ConsoleServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final Set<String> METHODS = Set.of("GET", "HEAD");
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String NEVER = "no-store";

  private final transient ConsoleFiles files;
  private final transient ServletProblems problems;

  /** Serves the given files. */
  public ConsoleServlet(ConsoleFiles files, ServletProblems problems) {
    this.files = files;
    this.problems = problems;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ConsoleHeaders.on(response);
    String path = request.getRequestURI();
    if (path.equals("/api") || path.startsWith("/api/")) {
      problems.send(response, nothingServed(path));
    } else if (!METHODS.contains(request.getMethod())) {
      response.setHeader("Allow", "GET, HEAD");
      text(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "The console is read with GET.");
    } else if (path.startsWith(ConsoleFiles.ROOT)) {
      file(request, response, path);
    } else if (isRoute(path)) {
      page(request, response);
    } else {
      text(response, HttpServletResponse.SC_NOT_FOUND, "There is no such file.");
    }
  }

  /** The API has its own servlet; what arrives here found it missing, or lies beside it. */
  private static Problem nothingServed(String path) {
    return path.equals("/api/v1") || path.startsWith("/api/v1/")
        ? Problem.of(
            HttpStatus.UNAVAILABLE,
            "starting",
            "The API is not being served yet. Try again in a few seconds; if it stays so, the log"
                + " says why.")
        : Problem.of(
            HttpStatus.NOT_FOUND,
            "no-such-address",
            "The API lies below /api/v1 and nowhere else.");
  }

  private void file(HttpServletRequest request, HttpServletResponse response, String path)
      throws IOException {
    Optional<ConsoleFile> found = files.find(path);
    if (found.isEmpty()) {
      response.setHeader("Cache-Control", NEVER);
      text(response, HttpServletResponse.SC_NOT_FOUND, "There is no such file in this version.");
      return;
    }
    response.setHeader("Cache-Control", FOR_EVER);
    send(request, response, found.get());
  }

  private void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader("Cache-Control", NEVER);
    Optional<ConsoleFile> index = files.index();
    if (index.isEmpty()) {
      text(response, HttpServletResponse.SC_NOT_FOUND, "This build has no console.");
      return;
    }
    send(request, response, index.get());
  }

  private static void send(
      HttpServletRequest request, HttpServletResponse response, ConsoleFile file)
      throws IOException {
    Optional<byte[]> gzip = file.gzip().filter(bytes -> takesGzip(request));
    // the two forms differ in their bytes, so their tags differ too
    String tag = "\"" + file.hash() + (gzip.isPresent() ? "-gzip" : "") + "\"";
    response.setHeader("ETag", tag);
    if (file.gzip().isPresent()) {
      response.setHeader("Vary", "Accept-Encoding");
    }
    if (matches(request.getHeader("If-None-Match"), tag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    byte[] bytes = gzip.orElse(file.content());
    if (gzip.isPresent()) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentType(file.contentType());
    response.setContentLength(bytes.length);
    if (request.getMethod().equals("GET")) {
      response.getOutputStream().write(bytes);
    }
  }

  private static boolean takesGzip(HttpServletRequest request) {
    String accepted = request.getHeader("Accept-Encoding");
    return accepted != null
        && Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(",", -1))
            .map(String::strip)
            .anyMatch(
                coding ->
                    coding.equals("gzip")
                        || (coding.startsWith("gzip;") && !coding.matches("gzip;\\s*q=0(\\.0*)?")));
  }

  private static boolean matches(String ifNoneMatch, String tag) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(",", -1))
            .map(String::strip)
            .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
  }

  /** Routes have no dot; a missing file must not be answered with a page. */
  private static boolean isRoute(String path) {
    return path.indexOf('.') < 0 && path.indexOf('%') < 0 && path.indexOf(';') < 0;
  }

  private static void text(HttpServletResponse response, int status, String sentence)
      throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain; charset=utf-8");
    response.getOutputStream().write((sentence + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
