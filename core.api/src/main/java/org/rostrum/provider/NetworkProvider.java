package org.rostrum.provider;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.rostrum.provider.auth.AuthorizationMethod;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.publish.PublishAttempt;
import org.rostrum.provider.publish.PublishContext;
import org.rostrum.provider.publish.PublishRequest;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.publish.ReconcileResult;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.provider.settings.SettingValues;

/**
 * Speaks to one network. A provider bundle registers exactly one, as an OSGi service with the
 * property {@value #PROVIDER_ID} equal to {@link ProviderDescriptor#id()}.
 *
 * <p><b>Threads.</b> Every method may be called by many threads at once. Those that take a context
 * run on a thread of their own and may block; the context's HTTP client ends at the deadline. The
 * others must answer at once, within five seconds on a busy machine, and touch no network.
 *
 * <p><b>Faults.</b> The host counts what a provider may not do: to throw what its methods do not
 * declare, to answer null or with null inside, not to answer or not to end in time. A network that
 * is down, refuses or limits is no fault. Five faults within ten minutes suspend the provider until
 * a person resumes it.
 *
 * <p><b>Lifetime.</b> A provider keeps nothing between calls: what must survive goes into a {@link
 * PublishContext#checkpoint checkpoint}. It may be stopped or updated at any moment.
 */
@ConsumerType
public interface NetworkProvider {

  /** Service property that holds the provider's id. */
  String PROVIDER_ID = "org.rostrum.provider.id";

  /** Namespace of the capability that a provider bundle declares, with the attribute {@code id}. */
  String CAPABILITY = "org.rostrum.provider";

  /**
   * Describes the network. Always the same answer during the life of the service.
   *
   * @return the description
   */
  ProviderDescriptor descriptor();

  /**
   * Tells how accounts are authorized with the given service settings.
   *
   * @param service checked service settings
   * @return the ways, the preferred one first; at least one
   */
  List<AuthorizationMethod> authorization(SettingValues service);

  /**
   * Checks the service settings against the network as far as that is possible without an account
   * («Save and test»).
   *
   * @param context the settings and an HTTP client
   * @return what is wrong; empty if nothing was found
   * @throws NetworkException if the network cannot be reached
   * @throws InterruptedException if the caller gave up
   */
  List<SettingProblem> test(ServiceContext context) throws NetworkException, InterruptedException;

  /**
   * Asks the network whose access token this is.
   *
   * @param account the account being connected; its {@link AccountContext#remoteId()} is empty
   * @return who it is
   * @throws NetworkException if the network refuses or cannot be reached
   * @throws InterruptedException if the caller gave up
   */
  AccountIdentity identify(AccountContext account) throws NetworkException, InterruptedException;

  /**
   * Checks what the descriptor's content rules and option schema cannot say. The host has applied
   * those already.
   *
   * @param content what would be published
   * @param options the publication's options, defaults filled in
   * @return every problem; empty if it can be published
   */
  List<ContentProblem> validate(Content content, SettingValues options);

  /**
   * Publishes, or goes on publishing when the request carries a checkpoint.
   *
   * <p><b>Replies.</b> Where the content rules take {@linkplain Content#replies() replies}, a
   * publication is several posts: the post, then each reply in order. Before each call that creates
   * one, the {@linkplain PublishContext#checkpoint checkpoint} must say which of them are there,
   * with whatever the next needs of them; an id that the provider chooses itself, derived from
   * {@link PublishRequest#publication()} and the number of the reply, makes even a repeated call
   * harmless. The answer is {@link PublishResult.Published} only when all are there. Once the post
   * itself is there, whatever stops the rest is wrapped in {@link PublishResult.PublishedInPart}: a
   * bare {@link PublishResult.Failed} or {@link PublishResult.Rejected} would say that nothing is
   * on the network, so that the content could be changed and published a second time. A lost answer
   * to a reply is {@link PublishResult.Unknown} as for the post. A thread that does not fit into
   * {@link PublishContext#remaining()} stops between two replies, in part, with {@link
   * PublishResult.InProgress}.
   *
   * <p>The provider must know at every moment whether the call that creates the post may have
   * reached the network. From then on, whatever is not a clear answer is {@link
   * PublishResult.Unknown}; before it, {@link PublishResult.Failed}. An exception thrown from here
   * counts as unknown.
   *
   * @param request what to publish
   * @param context token, HTTP client, media and checkpoint
   * @return what happened
   * @throws InterruptedException if the host ended the call; counts as unknown
   */
  PublishResult publish(PublishRequest request, PublishContext context) throws InterruptedException;

  /**
   * Finds out what became of an attempt whose outcome is unknown. Reads only. Of a post with
   * replies the checkpoint tells which were there before; the question is about the next one.
   * {@link ReconcileResult.Found} only if all are there, {@link ReconcileResult.FoundInPart} if the
   * post is there and replies are missing.
   *
   * @param attempt the attempt
   * @param context token and HTTP client
   * @return whether the post exists; {@link ReconcileResult.Absent} only if it is certain that it
   *     does not and never will
   * @throws NetworkException if the network refuses or cannot be reached; asked again later
   * @throws InterruptedException if the host ended the call
   */
  ReconcileResult reconcile(PublishAttempt attempt, PublishContext context)
      throws NetworkException, InterruptedException;
}
