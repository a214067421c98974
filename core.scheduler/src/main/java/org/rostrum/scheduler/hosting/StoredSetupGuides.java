package org.rostrum.scheduler.hosting;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.hosting.SetupGuides;
import org.rostrum.hosting.SetupProgress;
import org.rostrum.hosting.SetupProgress.How;
import org.rostrum.hosting.SetupProgress.Item;
import org.rostrum.posts.PublicationState;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.ReviewShot;
import org.rostrum.provider.SetupStep;
import org.rostrum.provider.SetupStep.DoneWhen;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.jooq.tables.records.SetupTickRecord;

/** Tells which steps to a network are done: by what is in the database, else by ticks. */
public final class StoredSetupGuides implements SetupGuides {
  private final LiveProviders live;
  private final VaultedServiceSettings settings;
  private final Store store;
  private final Audit audit;

  /** Reads the steps of these providers. */
  public StoredSetupGuides(
      LiveProviders live, VaultedServiceSettings settings, Store store, Audit audit) {
    this.live = live;
    this.settings = settings;
    this.store = store;
    this.audit = audit;
  }

  @Override
  public SetupProgress progress(Caller caller, String providerId) {
    caller.require(Permission.READ);
    return progress(caller, find(providerId));
  }

  @Override
  public SetupProgress tick(Caller caller, String providerId, String id, boolean done) {
    caller.require(Permission.MANAGE_SERVICES);
    ProviderDescriptor network = find(providerId);
    boolean known =
        Stream.concat(
                network.setupGuide().stream().map(SetupStep::id),
                network.reviewWalk().stream().map(ReviewShot::id))
            .anyMatch(id::equals);
    if (!known) {
      throw RequestRefused.of(
          Reason.NOT_FOUND,
          "step-not-found",
          network.name() + " has no step or shot '" + id + "'. Load the page again.");
    }
    store.change(
        sql -> {
          if (done) {
            SetupTicks.put(sql, providerId, id, store.databaseTime(), caller.name());
          } else {
            SetupTicks.remove(sql, providerId, id);
          }
          audit.record(sql, caller, done ? "setup.ticked" : "setup.unticked", providerId, id);
        });
    return progress(caller, network);
  }

  private ProviderDescriptor find(String providerId) {
    return live.find(providerId)
        .map(LiveProvider::descriptor)
        .orElseThrow(
            () ->
                RequestRefused.of(
                    Reason.NOT_FOUND, "provider-not-found", live.absence(providerId)));
  }

  private SetupProgress progress(Caller caller, ProviderDescriptor network) {
    SettingsSets saved = settings.sets(network);
    return store.read(
        sql -> {
          Map<String, SetupTickRecord> ticks = SetupTicks.of(sql, network.id());
          List<Item> steps =
              network.setupGuide().stream()
                  .map(
                      step ->
                          item(
                              step.id(),
                              ticks.get(step.id()),
                              step.doneWhen()
                                  .map(when -> seen(sql, caller, network, when, saved, ticks))
                                  .orElse(false)))
                  .toList();
          List<Item> shots =
              network.reviewWalk().stream()
                  .map(shot -> item(shot.id(), ticks.get(shot.id()), false))
                  .toList();
          return new SetupProgress(steps, shots);
        });
  }

  private static Item item(String id, @Nullable SetupTickRecord tick, boolean seen) {
    if (seen) {
      return new Item(id, true, How.SEEN, Optional.empty(), "");
    }
    return tick == null
        ? new Item(id, false, How.OPEN, Optional.empty(), "")
        : new Item(id, true, How.TICKED, Optional.of(tick.getTickedAt()), tick.getTickedBy());
  }

  private static boolean seen(
      DSLContext sql,
      Caller caller,
      ProviderDescriptor network,
      DoneWhen when,
      SettingsSets saved,
      Map<String, SetupTickRecord> ticks) {
    return switch (when.fact()) {
      case SETTINGS_SAVED -> isComplete(network, when, saved);
      case SETTINGS_TESTED ->
          isComplete(network, when, saved)
              && ticks.containsKey(SetupTicks.tested(when.environment().orElseGet(saved::chosen)));
      // The console ticks such a step when its text is copied.
      case TEXT_COPIED -> false;
      case ACCOUNT_CONNECTED -> isConnected(sql, caller.workspaceId(), network.id(), when);
      case PUBLISHED -> isPublished(sql, caller.workspaceId(), network.id(), when);
    };
  }

  private static boolean isComplete(ProviderDescriptor network, DoneWhen when, SettingsSets saved) {
    return when.environment()
        .map(environment -> VaultedServiceSettings.isReady(network, saved, environment))
        .orElseGet(() -> VaultedServiceSettings.problems(network, saved, saved.chosen()).isEmpty());
  }

  private static boolean isConnected(
      DSLContext sql, UUID workspace, String network, DoneWhen when) {
    return sql.fetchExists(ACCOUNT, accounts(workspace, network, when));
  }

  private static boolean isPublished(
      DSLContext sql, UUID workspace, String network, DoneWhen when) {
    return sql.fetchExists(
        sql.selectOne()
            .from(ACCOUNT)
            .join(PUBLICATION)
            .on(PUBLICATION.ACCOUNT_ID.eq(ACCOUNT.ID))
            .where(accounts(workspace, network, when))
            .and(PUBLICATION.STATE.eq(PublicationState.PUBLISHED.name())));
  }

  private static Condition accounts(UUID workspace, String network, DoneWhen when) {
    return ACCOUNT
        .WORKSPACE_ID
        .eq(workspace)
        .and(ACCOUNT.PROVIDER_ID.eq(network))
        .and(when.environment().map(ACCOUNT.ENVIRONMENT::eq).orElse(DSL.noCondition()));
  }
}
