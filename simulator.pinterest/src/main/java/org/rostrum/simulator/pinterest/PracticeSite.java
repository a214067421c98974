package org.rostrum.simulator.pinterest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.control.ControlApi;
import org.rostrum.simulator.pinterest.gate.BucketDoor;
import org.rostrum.simulator.pinterest.gate.Gate;
import org.rostrum.simulator.pinterest.http.Answer;
import org.rostrum.simulator.pinterest.http.Body;
import org.rostrum.simulator.pinterest.http.Request;
import org.rostrum.simulator.pinterest.http.Response;
import org.rostrum.simulator.pinterest.pages.Assets;
import org.rostrum.simulator.pinterest.pages.ConsentPage;
import org.rostrum.simulator.pinterest.pages.Gallery;
import org.rostrum.simulator.pinterest.pages.VideoPage;
import org.rostrum.simulator.pinterest.pins.Pins;

/** Everything behind one port: the two APIs, the pages and the control interface. */
final class PracticeSite {

  private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost");

  private final Gate gate;
  private final ControlApi control;
  private final ConsentPage consent;
  private final Gallery gallery;
  private final Assets assets;
  private final Pins pins;
  private final BucketDoor bucket;
  private final VideoPage videos;

  PracticeSite(
      Gate gate,
      ControlApi control,
      ConsentPage consent,
      Gallery gallery,
      Assets assets,
      Pins pins,
      BucketDoor bucket,
      VideoPage videos) {
    this.gate = gate;
    this.control = control;
    this.consent = consent;
    this.gallery = gallery;
    this.assets = assets;
    this.pins = pins;
    this.bucket = bucket;
    this.videos = videos;
  }

  Answer upload(Request head, InputStream body) throws IOException {
    return ownName(head) ? bucket.handle(head, body) : foreignName();
  }

  Answer handle(Request request) {
    if (!ownName(request)) {
      return foreignName();
    }
    String path = request.path();
    Optional<Environment> environment = Environment.ofPath(path);
    if (environment.isPresent()) {
      return gate.handle(environment.get(), request);
    }
    if (path.startsWith("/_")) {
      return new Answer.Whole(control.handle(request));
    }
    return videos.find(request).orElseGet(() -> new Answer.Whole(page(request)));
  }

  /** A page elsewhere whose name was pointed at this machine must not get in. */
  private static Answer foreignName() {
    return new Answer.Whole(notice(421, "This server answers as 127.0.0.1 and localhost only."));
  }

  private Response page(Request request) {
    String path = request.path();
    boolean consentPath = path.equals("/oauth/") || path.equals("/oauth");
    if (request.method().equals("POST") && consentPath) {
      return consent.decide(request);
    }
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return notice(405, "Pages can only be read.");
    }
    if (consentPath) {
      return consent.ask(request);
    }
    if (path.equals("/")) {
      return gallery.home();
    }
    return file(path).orElseGet(() -> notice(404, "There is no such page."));
  }

  private Optional<Response> file(String path) {
    if (path.startsWith("/boards/")) {
      return gallery.board(path.substring("/boards/".length()));
    }
    if (path.startsWith("/assets/")) {
      return assets.file(path.substring("/assets/".length()));
    }
    if (path.matches("/media/[0-9a-f]{64}\\.(jpg|png)")) {
      String type = path.endsWith(".png") ? "image/png" : "image/jpeg";
      return pins.image(path.substring(1))
          .map(
              bytes ->
                  Response.of(200, type, Body.of(bytes)).with("Cache-Control", "max-age=86400"));
    }
    return Optional.empty();
  }

  private static boolean ownName(Request request) {
    String host = request.header("host").orElse("");
    int colon = host.lastIndexOf(':');
    return OWN_NAMES.contains(colon < 0 ? host : host.substring(0, colon));
  }

  private static Response notice(int status, String sentence) {
    return Response.of(status, "text/plain; charset=utf-8", Body.of(sentence));
  }
}
