package org.rostrum.testkit;

import java.util.List;
import java.util.Optional;
import org.rostrum.testkit.network.Route;

/**
 * Which calls of the network the provider makes for what, so that the kit can disturb them. Begin
 * with {@link #creating}; immutable.
 *
 * @param creating the call after which a post exists
 * @param preparing the calls that publishing makes before it, in their order
 * @param uploading those of them, if any, that carry media
 * @param slowly the calls that publishing {@link ProviderContract#slowContent()} makes before it
 * @param replying the call after which a reply to a post exists; empty if it is the creating one
 * @param identifying the first call that tells whose token it is
 * @param embellishing the calls that identifying makes besides, for a name or a picture to show
 * @param editing the call that changes a post
 * @param removing the call that removes a post
 * @param signingIn the call that opens a session with a password
 * @param limitHeaders the headers that tell of limits
 */
public record Calls(
    Route creating,
    List<Route> preparing,
    List<Route> uploading,
    List<Route> slowly,
    Optional<Route> replying,
    Optional<Route> identifying,
    List<Route> embellishing,
    Optional<Route> editing,
    Optional<Route> removing,
    Optional<Route> signingIn,
    List<String> limitHeaders) {
  /** Copies the lists. */
  public Calls {
    preparing = List.copyOf(preparing);
    uploading = List.copyOf(uploading);
    slowly = List.copyOf(slowly);
    embellishing = List.copyOf(embellishing);
    limitHeaders = List.copyOf(limitHeaders);
  }

  /**
   * Names the call after which a post exists.
   *
   * @param method its HTTP method
   * @param path its path, as {@link Route} takes it
   * @return a builder
   */
  public static Builder creating(String method, String path) {
    return new Builder(Route.of(method, path));
  }

  /** A route that the author has to name, because the provider offers what it belongs to. */
  static Route required(Optional<Route> route, String name) {
    return route.orElseThrow(
        () -> new AssertionError("The provider offers it: name the call with calls()." + name));
  }

  /** Collects calls. Not for use by several threads. */
  public static final class Builder {
    private final Route creating;
    private List<Route> preparing = List.of();
    private List<Route> uploading = List.of();
    private List<Route> slowly = List.of();
    private Optional<Route> replying = Optional.empty();
    private Optional<Route> identifying = Optional.empty();
    private List<Route> embellishing = List.of();
    private Optional<Route> editing = Optional.empty();
    private Optional<Route> removing = Optional.empty();
    private Optional<Route> signingIn = Optional.empty();
    private List<String> limitHeaders = List.of();

    private Builder(Route creating) {
      this.creating = creating;
    }

    /**
     * Names what publishing calls before the creating call.
     *
     * @param routes in their order
     * @return this
     */
    public Builder preparing(Route... routes) {
      preparing = List.of(routes);
      return this;
    }

    /**
     * Names the calls that carry media.
     *
     * @param routes in any order
     * @return this
     */
    public Builder uploading(Route... routes) {
      uploading = List.of(routes);
      return this;
    }

    /**
     * Names what publishing slow content calls before the creating call.
     *
     * @param routes in their order
     * @return this
     */
    public Builder slowly(Route... routes) {
      slowly = List.of(routes);
      return this;
    }

    /**
     * Names the call after which a reply to a post exists, where it is not the creating one.
     *
     * @param route which
     * @return this
     */
    public Builder replying(Route route) {
      replying = Optional.of(route);
      return this;
    }

    /**
     * Names the first call that tells whose token it is.
     *
     * @param route which
     * @return this
     */
    public Builder identifying(Route route) {
      identifying = Optional.of(route);
      return this;
    }

    /**
     * Names the calls of identifying that only tell a name or a picture to show: the account is
     * identified without them if their answers are lost. Every other call is needed.
     *
     * @param routes in any order
     * @return this
     */
    public Builder embellishing(Route... routes) {
      embellishing = List.of(routes);
      return this;
    }

    /**
     * Names the call that changes a post.
     *
     * @param route which
     * @return this
     */
    public Builder editing(Route route) {
      editing = Optional.of(route);
      return this;
    }

    /**
     * Names the call that removes a post.
     *
     * @param route which
     * @return this
     */
    public Builder removing(Route route) {
      removing = Optional.of(route);
      return this;
    }

    /**
     * Names the call that opens a session with a password.
     *
     * @param route which
     * @return this
     */
    public Builder signingIn(Route route) {
      signingIn = Optional.of(route);
      return this;
    }

    /**
     * Names the headers that tell of limits.
     *
     * @param names in any order
     * @return this
     */
    public Builder limitHeaders(String... names) {
      limitHeaders = List.of(names);
      return this;
    }

    /**
     * Ends the building.
     *
     * @return the calls
     */
    public Calls build() {
      return new Calls(
          creating,
          preparing,
          uploading,
          slowly,
          replying,
          identifying,
          embellishing,
          editing,
          removing,
          signingIn,
          limitHeaders);
    }
  }
}
