package org.rostrum.simulator.pinterest;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rostrum.simulator.pinterest.account.AccountOperations;
import org.rostrum.simulator.pinterest.analytics.AnalyticsOperations;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.boards.Board;
import org.rostrum.simulator.pinterest.boards.BoardAccess;
import org.rostrum.simulator.pinterest.boards.BoardOperations;
import org.rostrum.simulator.pinterest.boards.Boards;
import org.rostrum.simulator.pinterest.boards.SectionOperations;
import org.rostrum.simulator.pinterest.control.ControlApi;
import org.rostrum.simulator.pinterest.faults.Faults;
import org.rostrum.simulator.pinterest.gate.BucketDoor;
import org.rostrum.simulator.pinterest.gate.Gate;
import org.rostrum.simulator.pinterest.gate.RateLimits;
import org.rostrum.simulator.pinterest.gate.RequestLog;
import org.rostrum.simulator.pinterest.gate.RequestRecord;
import org.rostrum.simulator.pinterest.gate.Route;
import org.rostrum.simulator.pinterest.http.LoopbackServer;
import org.rostrum.simulator.pinterest.media.Bucket;
import org.rostrum.simulator.pinterest.media.MediaOperations;
import org.rostrum.simulator.pinterest.media.Uploads;
import org.rostrum.simulator.pinterest.media.VideoFiles;
import org.rostrum.simulator.pinterest.oauth.Apps;
import org.rostrum.simulator.pinterest.oauth.Codes;
import org.rostrum.simulator.pinterest.oauth.TokenEndpoint;
import org.rostrum.simulator.pinterest.oauth.Tokens;
import org.rostrum.simulator.pinterest.pages.Assets;
import org.rostrum.simulator.pinterest.pages.ConsentPage;
import org.rostrum.simulator.pinterest.pages.ConsentTickets;
import org.rostrum.simulator.pinterest.pages.Gallery;
import org.rostrum.simulator.pinterest.pages.VideoPage;
import org.rostrum.simulator.pinterest.pins.Pin;
import org.rostrum.simulator.pinterest.pins.PinOperations;
import org.rostrum.simulator.pinterest.pins.Pins;
import org.rostrum.simulator.pinterest.state.DiskStorage;
import org.rostrum.simulator.pinterest.state.MemoryStorage;
import org.rostrum.simulator.pinterest.state.Names;
import org.rostrum.simulator.pinterest.state.Settings;
import org.rostrum.simulator.pinterest.state.SimulatedTime;
import org.rostrum.simulator.pinterest.state.Storage;
import org.rostrum.simulator.pinterest.users.Users;

/**
 * A running practice Pinterest on 127.0.0.1. Safe for use by several threads. The facts it follows
 * are Pinterest's API description 5.23 and what is known of the live service.
 */
public final class PinterestSimulator implements AutoCloseable {

  private final LoopbackServer server;
  private final SimulatedTime time;
  private final Settings settings;
  private final Apps apps;
  private final Tokens tokens;
  private final Boards boards;
  private final Pins pins;
  private final Names names;
  private final VideoFiles videos;
  private final Uploads uploads;
  private final Faults faults = new Faults();
  private final RequestLog log;
  private final Gate gate;

  private PinterestSimulator(SimulatorConfig config, LoopbackServer server) {
    this.server = server;
    String baseUrl = server.baseUrl();
    time = new SimulatedTime(config.clock());
    settings = new Settings(config.trialAccess(), config.listLag());
    names = new Names(config.seed());
    videos = new VideoFiles(config.stateDirectory());
    Storage storage =
        config.stateDirectory().<Storage>map(DiskStorage::new).orElseGet(MemoryStorage::new);
    Users users = new Users(config.crowd());
    apps = new Apps(config.apps());
    tokens = new Tokens(storage, names, time);
    boards = new Boards(storage, time, users);
    pins =
        new Pins(
            storage,
            time,
            image -> baseUrl + "/" + image.fileName(),
            config.maxPins(),
            config.maxImageBytes());
    uploads = new Uploads(storage, videos, settings, time);
    log = new RequestLog(names, time);
    Codes codes = new Codes(names, time);
    gate =
        new Gate(
            routes(users, baseUrl),
            new TokenEndpoint(apps, users, codes, tokens),
            tokens,
            faults,
            log,
            config.rateLimits(),
            time);
    PracticeSite site = site(users, codes, baseUrl);
    server.serve(site::handle, Bucket.PATH, site::upload);
  }

  /**
   * Starts answering.
   *
   * @throws IOException if the port is taken
   * @throws java.io.UncheckedIOException if the state directory cannot be read or written
   */
  public static PinterestSimulator start(SimulatorConfig config) throws IOException {
    LoopbackServer server = LoopbackServer.bind(config.port());
    try {
      return new PinterestSimulator(config, server);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** {@code http://127.0.0.1:port}, without a slash at its end. */
  public String baseUrl() {
    return server.baseUrl();
  }

  /** Where an environment's API is, without a slash at its end. */
  public String apiUrl(Environment environment) {
    return baseUrl() + environment.basePath();
  }

  /** Where people are sent to give access. */
  public String authorizeUrl() {
    return baseUrl() + "/oauth/";
  }

  /** Every pin, oldest first. */
  public List<Pin> pins() {
    return pins.all();
  }

  /** The bytes a pin shows. */
  public byte[] image(Pin pin) {
    return pins.image(pin.image().fileName())
        .orElseThrow(() -> new IllegalStateException("The image of pin " + pin.id() + " is gone"));
  }

  /** Where the bytes of an uploaded video are, while they are kept. */
  public Optional<Path> video(String mediaId) {
    return videos.find(mediaId);
  }

  /** Every board of both environments and all users. */
  public List<Board> boards() {
    return boards.all();
  }

  /** A user's board by its name. */
  public Optional<Board> board(Environment environment, String owner, String name) {
    return boards.all().stream()
        .filter(board -> board.environment() == environment)
        .filter(board -> board.owner().equals(owner) && board.name().equals(name))
        .findFirst();
  }

  /** What the API answers, as {@code GET /pins/{pin_id}}. */
  public Set<String> operations() {
    return gate.operations();
  }

  /** The latest API requests, oldest first. */
  public List<RequestRecord> requests() {
    return log.all();
  }

  public Faults faults() {
    return faults;
  }

  /** Switches Trial access on or off. */
  public void trialAccess(boolean on) {
    settings.trialAccess(on);
  }

  public void listLag(Duration lag) {
    settings.listLag(lag);
  }

  /** How long videos are processed. */
  public void processing(Duration duration) {
    settings.processing(duration);
  }

  /** Lets the processing of so many of the next uploads fail. */
  public void failVideos(int count) {
    settings.failVideos(count);
  }

  /** Changes the quotas; counting starts anew. */
  public void rateLimits(RateLimits limits) {
    gate.rateLimits(limits);
  }

  /** Moves the clock ahead. */
  public void advance(Duration duration) {
    time.advance(duration);
  }

  /** An access token as the developer console makes one by hand: no refresh token beside it. */
  public String issueToken(String username, Environment environment, Set<String> scopes) {
    return tokens
        .issueAccessOnly(apps.all().getFirst().id(), username, environment, scopes)
        .access();
  }

  /** Stops answering; requests that are held end without an answer. */
  @Override
  public void close() {
    server.close();
    videos.close();
  }

  private PracticeSite site(Users users, Codes codes, String baseUrl) {
    return new PracticeSite(
        gate,
        new ControlApi(pins, faults, log, gate, settings, time, tokens, apps, users),
        new ConsentPage(apps, users, codes, new ConsentTickets(new SecureRandom(), time)),
        new Gallery(users, boards, pins, apps, baseUrl),
        new Assets(users),
        pins,
        new BucketDoor(new Bucket(uploads, videos, names, time), faults, log),
        new VideoPage(videos));
  }

  private List<Route> routes(Users users, String baseUrl) {
    BoardAccess access = new BoardAccess(boards);
    List<Route> routes = new ArrayList<>();
    routes.addAll(new AccountOperations(users, baseUrl, this::counts).routes());
    routes.addAll(new BoardOperations(boards, access, pins).routes());
    routes.addAll(new SectionOperations(boards, access, pins).routes());
    routes.addAll(new MediaOperations(uploads, names, time, baseUrl + Bucket.PATH).routes());
    routes.addAll(new PinOperations(pins, boards, access, uploads, settings, time).routes());
    routes.addAll(new AnalyticsOperations(pins, access, time).routes());
    return routes;
  }

  private AccountOperations.Counts counts(Environment environment, String username) {
    long owned =
        boards.all().stream()
            .filter(board -> board.environment() == environment && board.owner().equals(username))
            .count();
    long pinned =
        pins.all().stream()
            .filter(pin -> pin.environment() == environment && pin.owner().equals(username))
            .count();
    return new AccountOperations.Counts((int) owned, (int) pinned);
  }
}
