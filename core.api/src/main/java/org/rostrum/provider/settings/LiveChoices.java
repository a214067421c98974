package org.rostrum.provider.settings;

import org.osgi.annotation.versioning.ConsumerType;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.NetworkException;

/**
 * Choices that only the network knows, such as the boards of an account. An optional service: a
 * provider that declares a {@link SettingType#LIVE_CHOICE} registers it beside its {@code
 * NetworkProvider}, with the same {@code org.rostrum.provider.id} property.
 *
 * <p>Called on a thread of its own, by many at a time, with a deadline set by the context.
 */
@ConsumerType
public interface LiveChoices {
  /**
   * Lists entries.
   *
   * @param account whose entries
   * @param query which of them
   * @return a page of entries
   * @throws NetworkException if the network refuses or cannot be reached
   * @throws InterruptedException if the caller gave up
   */
  ChoicePage list(AccountContext account, ChoiceQuery query)
      throws NetworkException, InterruptedException;

  /**
   * Adds an entry. Adding is not idempotent: the provider sends the call that adds once, and the
   * host repeats it only after {@code TOKEN_REJECTED}, which therefore means that nothing was
   * added. Where the answer is lost or cannot be read, the entry may be there: that is {@code
   * TEMPORARY}, with a message that sends people to the list before they add it again.
   *
   * @param account for whom
   * @param lookup which list, as {@link Setting#lookup()} names it
   * @param label the entry's name; at most 200 characters
   * @param options the values of the form so far
   * @return the entry as the network made it
   * @throws NetworkException if the network refuses or cannot be reached, or if it cannot be told
   *     whether it was added
   * @throws InterruptedException if the caller gave up
   */
  Choice create(AccountContext account, String lookup, String label, SettingValues options)
      throws NetworkException, InterruptedException;
}
