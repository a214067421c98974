package org.rostrum.scheduler.published;

import java.util.Optional;
import java.util.UUID;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkException.Kind;
import org.rostrum.provider.publish.ChangeResult;
import org.rostrum.provider.publish.LookResult;
import org.rostrum.provider.publish.PostEdit;
import org.rostrum.provider.publish.PublishedPosts;
import org.rostrum.scheduler.accounts.AccountSession;
import org.rostrum.scheduler.accounts.AccountSessions;
import org.rostrum.scheduler.accounts.AccountUnavailable;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.network.AccountCall;
import org.rostrum.scheduler.network.ProviderCalls;

/**
 * Calls a provider about a published post, with a token that is valid: one that was rejected did
 * nothing, so that asking once more with a newer one is safe. Outside of every transaction.
 */
final class PublishedCalls {
  private final LiveProviders providers;
  private final AccountSessions sessions;
  private final ProviderCalls calls;

  PublishedCalls(LiveProviders providers, AccountSessions sessions, ProviderCalls calls) {
    this.providers = providers;
    this.sessions = sessions;
    this.calls = calls;
  }

  /** What of the posts of a network can be changed, if anything can be done with them at all. */
  Optional<PublishedPosts> of(String providerId) {
    return providers.find(providerId).flatMap(LiveProvider::published);
  }

  LookResult look(String providerId, UUID account, String remoteId)
      throws AccountUnavailable, NetworkException, InterruptedException {
    LiveProvider live = present(providerId);
    PublishedPosts posts = live.published().orElseThrow();
    AccountSession session = sessions.open(account);
    try {
      return call(live, session, context -> posts.look(remoteId, context));
    } catch (NetworkException e) {
      if (e.kind() != Kind.TOKEN_REJECTED) {
        throw e;
      }
      return call(live, sessions.refreshed(session), context -> posts.look(remoteId, context));
    }
  }

  /** Makes ready to change a post; from the answer on, nothing is certain before it is called. */
  Ready ready(String providerId, UUID account)
      throws AccountUnavailable, NetworkException, InterruptedException {
    return new Ready(present(providerId), sessions.open(account));
  }

  private LiveProvider present(String providerId) throws AccountUnavailable {
    return providers
        .find(providerId)
        .filter(live -> live.published().isPresent())
        .orElseThrow(
            () ->
                new AccountUnavailable(
                    AccountUnavailable.Reason.PROVIDER_MISSING,
                    providers
                        .find(providerId)
                        .map(live -> live.descriptor().name() + " cannot change published posts.")
                        .orElseGet(() -> providers.absence(providerId))));
  }

  /** A session with which a post can be changed. */
  final class Ready {
    private final LiveProvider live;
    private final PublishedPosts posts;
    private final AccountSession session;

    private Ready(LiveProvider live, AccountSession session) {
      this.live = live;
      this.posts = live.published().orElseThrow();
      this.session = session;
    }

    ChangeResult edit(PostEdit edit) throws InterruptedException {
      return change(context -> posts.edit(edit, context));
    }

    ChangeResult remove(String remoteId) throws InterruptedException {
      return change(context -> posts.remove(remoteId, context));
    }

    private ChangeResult change(Change change) throws InterruptedException {
      ChangeResult first = once(session, change);
      if (!(first instanceof ChangeResult.ReauthorizationRequired refused)
          || !refused.missingScopes().isEmpty()) {
        return first;
      }
      try {
        return once(sessions.refreshed(session), change);
      } catch (AccountUnavailable | NetworkException e) {
        return new ChangeResult.ReauthorizationRequired(
            String.valueOf(e.getMessage()), refused.missingScopes());
      }
    }

    /** Whatever is no clear answer may have changed the post. */
    private ChangeResult once(AccountSession with, Change change) throws InterruptedException {
      try {
        return call(live, with, change::with);
      } catch (NetworkException e) {
        return new ChangeResult.Unknown(String.valueOf(e.getMessage()));
      }
    }
  }

  @FunctionalInterface
  private interface Change {
    ChangeResult with(AccountContext context) throws InterruptedException;
  }

  @FunctionalInterface
  private interface Call<T> {
    T with(AccountContext context) throws NetworkException, InterruptedException;
  }

  private <T> T call(LiveProvider live, AccountSession session, Call<T> call)
      throws NetworkException, InterruptedException {
    return calls.call(
        live.descriptor(),
        http ->
            call.with(
                new AccountCall(
                    session.service(), http, Optional.of(session.remoteId()), session.access())));
  }
}
