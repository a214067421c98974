package org.rostrum.provider.bluesky.internal.xrpc;

/**
 * What is asked of a server: the method's id and what it does, in words that follow «could not».
 */
public enum Call {
  /** Opens a session with an app password. */
  SIGN_IN("com.atproto.server.createSession", "sign in"),
  /** Renews a session. */
  RENEW_SESSION("com.atproto.server.refreshSession", "renew the session"),
  /** Ends a session. */
  SIGN_OUT("com.atproto.server.deleteSession", "end the session"),
  /** Says whose session it is. */
  READ_SESSION("com.atproto.server.getSession", "read the account"),
  /** Says what a server is. */
  DESCRIBE_SERVER("com.atproto.server.describeServer", "describe itself"),
  /** Finds the DID of a handle. */
  RESOLVE_HANDLE("com.atproto.identity.resolveHandle", "find the account of a handle"),
  /** Stores a file. */
  UPLOAD("com.atproto.repo.uploadBlob", "take a picture or video"),
  /** Creates a post. */
  PUBLISH("com.atproto.repo.putRecord", "publish the post"),
  /** Reads a record. */
  READ_POST("com.atproto.repo.getRecord", "look at the post"),
  /** Deletes a post. */
  DELETE_POST("com.atproto.repo.deleteRecord", "delete the post"),
  /** Reads a profile; answered by the AppView. */
  READ_PROFILE("app.bsky.actor.getProfile", "read the profile"),
  /** Reads the figures of posts; answered by the AppView. */
  READ_POSTS("app.bsky.feed.getPosts", "read the figures of the post");

  private final String method;
  private final String doing;

  Call(String method, String doing) {
    this.method = method;
    this.doing = doing;
  }

  /**
   * The method's id.
   *
   * @return an NSID
   */
  public String method() {
    return method;
  }

  /**
   * What it does, in words that follow «could not».
   *
   * @return the words
   */
  public String doing() {
    return doing;
  }
}
