package org.rostrum.scheduler.runtime;

import java.util.UUID;
import java.util.function.Consumer;
import org.rostrum.scheduler.cluster.Signal;
import org.rostrum.scheduler.events.RecentEvents;
import org.rostrum.scheduler.hosting.LiveProviders;

/**
 * Does here what follows from what other nodes did.
 *
 * @param events tells those who listen to this node
 * @param live the providers of this node
 * @param settingsSaved takes the provider whose settings were saved
 * @param accountUsable takes the account that can be used again
 * @param wake makes the engine look
 */
record NodeNews(
    RecentEvents events,
    LiveProviders live,
    Consumer<String> settingsSaved,
    Consumer<UUID> accountUsable,
    Runnable wake)
    implements Consumer<Signal> {
  @Override
  public void accept(Signal signal) {
    switch (signal) {
      case Signal.Changed changed ->
          changed
              .workspace()
              .ifPresentOrElse(
                  workspace ->
                      events.publish(
                          workspace, changed.topic(), changed.subject(), changed.change()),
                  () -> events.publishToAll(changed.topic(), changed.subject(), changed.change()));
      case Signal.Wake ring -> wake.run();
      case Signal.SettingsSaved saved -> settingsSaved.accept(saved.provider());
      case Signal.AccountUsable usable -> accountUsable.accept(usable.account());
      case Signal.Missed missed -> {
        events.reset();
        wake.run();
        live.all().forEach(provider -> settingsSaved.accept(provider.id()));
      }
    }
  }
}
