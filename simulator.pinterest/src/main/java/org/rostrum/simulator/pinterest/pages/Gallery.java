package org.rostrum.simulator.pinterest.pages;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.boards.Board;
import org.rostrum.simulator.pinterest.boards.Boards;
import org.rostrum.simulator.pinterest.http.Response;
import org.rostrum.simulator.pinterest.oauth.App;
import org.rostrum.simulator.pinterest.oauth.Apps;
import org.rostrum.simulator.pinterest.pins.Pin;
import org.rostrum.simulator.pinterest.pins.Pins;
import org.rostrum.simulator.pinterest.users.User;
import org.rostrum.simulator.pinterest.users.Users;

/** Boards and pins as a person would see them. */
public final class Gallery {

  /** Pins on one page; older ones are still on the boards and in the API. */
  public static final int MAX_PINS = 120;

  private final Users users;
  private final Boards boards;
  private final Pins pins;
  private final Apps apps;
  private final String baseUrl;

  public Gallery(Users users, Boards boards, Pins pins, Apps apps, String baseUrl) {
    this.users = users;
    this.boards = boards;
    this.pins = pins;
    this.apps = apps;
    this.baseUrl = baseUrl;
  }

  /** The start page: newest pins, every user's boards, and how to connect. */
  public Response home() {
    Map<String, Board> byId =
        boards.all().stream().collect(Collectors.toMap(Board::id, Function.identity()));
    Map<String, Long> counts =
        pins.all().stream().collect(Collectors.groupingBy(Pin::boardId, Collectors.counting()));
    List<Pin> newest = pins.newest(pin -> true);
    StringBuilder html = new StringBuilder("<h1>Boards and pins</h1>\n");
    html.append("<section aria-labelledby=\"newest\">\n<h2 id=\"newest\">Newest pins</h2>\n")
        .append(PinCards.wall(newest.stream().limit(MAX_PINS).toList(), byId))
        .append("</section>\n");
    for (User user : users.all()) {
      html.append(person(user, counts));
    }
    html.append(connecting());
    return Response.html(200, Html.page("Boards and pins", html.toString()));
  }

  /** One board's page; empty if there is no such board. */
  public Optional<Response> board(String id) {
    return boards.all().stream().filter(board -> board.id().equals(id)).findFirst().map(this::page);
  }

  private Response page(Board board) {
    List<Pin> on = pins.newest(pin -> pin.boardId().equals(board.id()));
    String owner = users.named(board.owner()).map(User::name).orElse(board.owner());
    StringBuilder html = new StringBuilder();
    html.append("<p class=\"crumbs\"><a href=\"/\">All boards</a></p>\n");
    html.append("<h1>").append(Html.escape(board.name())).append("</h1>\n");
    html.append(
        "<p class=\"about\">%s, %s, %s, %s</p>\n"
            .formatted(
                Html.escape(owner),
                Words.environment(board.environment()),
                Words.privacy(board.privacy()),
                Words.count(on.size())));
    if (!board.description().isEmpty()) {
      html.append("<p>").append(Html.escape(board.description())).append("</p>\n");
    }
    html.append("<section aria-labelledby=\"pins\">\n<h2 id=\"pins\">Pins</h2>\n")
        .append(PinCards.wall(on.stream().limit(MAX_PINS).toList(), Map.of(board.id(), board)))
        .append("</section>\n");
    return Response.html(200, Html.page(board.name(), html.toString()));
  }

  private String person(User user, Map<String, Long> counts) {
    StringBuilder html = new StringBuilder();
    html.append("<section aria-labelledby=\"%s\">\n".formatted(user.username()))
        .append(
            ("<h2 id=\"%s\" class=\"person\"><img src=\"/assets/%s.svg\" alt=\"\" width=\"40\""
                    + " height=\"40\"> %s <span class=\"about\">@%s</span></h2>\n")
                .formatted(
                    user.username(), user.username(), Html.escape(user.name()), user.username()));
    for (Environment environment : Environment.values()) {
      html.append("<h3>")
          .append(Words.environment(environment))
          .append("</h3>\n")
          .append("<ul class=\"boards\">\n");
      for (Board board : boards.all()) {
        if (board.environment() == environment && board.owner().equals(user.username())) {
          html.append(line(board, counts.getOrDefault(board.id(), 0L).intValue()));
        }
      }
      html.append("</ul>\n");
    }
    return html.append("</section>\n").toString();
  }

  private static String line(Board board, int count) {
    String privacy =
        board.privacy() == Board.Privacy.PUBLIC ? "" : ", " + Words.privacy(board.privacy());
    return "<li><a href=\"/boards/%s\">%s</a> <span class=\"about\">%s%s</span></li>\n"
        .formatted(board.id(), Html.escape(board.name()), Words.count(count), privacy);
  }

  private String connecting() {
    StringBuilder html = new StringBuilder();
    html.append("<section aria-labelledby=\"connect\">\n<h2 id=\"connect\">Connect to it</h2>\n");
    html.append("<dl class=\"facts\">\n");
    fact(html, "Sandbox API", baseUrl + Environment.SANDBOX.basePath());
    fact(html, "Production API", baseUrl + Environment.PRODUCTION.basePath());
    fact(html, "Authorization page", baseUrl + "/oauth/");
    for (App app : apps.all()) {
      fact(html, "App ID", app.id());
      if (app.id().equals(App.PRACTICE_ID)) {
        fact(html, "App secret key", app.secret());
      }
      for (String redirectUri : app.redirectUris()) {
        fact(html, "Redirect URI", redirectUri);
      }
    }
    return html.append("</dl>\n</section>\n").toString();
  }

  private static void fact(StringBuilder html, String name, String value) {
    html.append(
        "<div><dt>%s</dt><dd><code>%s</code></dd></div>\n"
            .formatted(Html.escape(name), Html.escape(value)));
  }
}
