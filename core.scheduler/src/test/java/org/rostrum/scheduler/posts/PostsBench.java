package org.rostrum.scheduler.posts;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;
import static org.rostrum.scheduler.store.jooq.Tables.WORKSPACE;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.rostrum.access.Caller;
import org.rostrum.access.Role;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.PostView;
import org.rostrum.posts.PublicationState;
import org.rostrum.posts.Target;
import org.rostrum.posts.Version;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.content.ContentRules;
import org.rostrum.provider.content.MediaRule;
import org.rostrum.provider.content.ReplyRules;
import org.rostrum.provider.content.TextRule;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.provider.settings.SettingsSchema;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.schedule.FakeMedia;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.TestClock;
import org.rostrum.scheduler.store.TimeOrderedIds;

/** Posts on a real database, with one network that wants a board and a picture. */
public final class PostsBench {
  public static final String NETWORK = "boards";

  /** What happens elsewhere while the network checks content, outside every transaction. */
  public Runnable whileChecked = () -> {};

  public final Store store;
  public final TestClock clock;
  public final UUID workspace = UUID.randomUUID();
  public final Caller caller = caller(Role.OWNER);
  public final LiveProviders providers = LiveProviders.of(boards(this::check));
  public final List<String> events = new CopyOnWriteArrayList<>();
  public final List<String> audit = new CopyOnWriteArrayList<>();
  public final Audit written = (sql, who, action, subject, detail) -> audit.add(action);
  public final Events heard =
      new Events() {
        @Override
        public void publish(UUID of, String topic, String subject, String change) {
          events.add(topic + " " + change);
        }

        @Override
        public void publishToAll(String topic, String subject, String change) {
          events.add(topic + " " + change);
        }
      };
  public final TimeOrderedIds ids;
  public final StoredPosts posts;
  public int wakes;

  public PostsBench(Store store, TestClock clock) {
    this.store = store;
    this.clock = clock;
    this.ids = new TimeOrderedIds(clock, RandomGenerator.of("L64X128MixRandom"));
    store.change(
        sql -> {
          int ignored =
              sql.insertInto(WORKSPACE)
                  .set(WORKSPACE.ID, workspace)
                  .set(WORKSPACE.NAME, "Test")
                  .set(WORKSPACE.ZONE, "Europe/Berlin")
                  .set(WORKSPACE.CREATED_AT, clock.instant())
                  .execute();
        });
    this.posts =
        new StoredPosts(store, new FakeMedia(), providers, written, heard, ids, () -> wakes++);
  }

  public Caller caller(Role role) {
    return new Caller(
        UUID.randomUUID(), "Ada", workspace, role.permissions(), Caller.Origin.SESSION);
  }

  public UUID account(String name) {
    UUID id = UUID.randomUUID();
    store.change(
        sql -> {
          int ignored =
              sql.insertInto(ACCOUNT)
                  .set(ACCOUNT.ID, id)
                  .set(ACCOUNT.WORKSPACE_ID, workspace)
                  .set(ACCOUNT.PROVIDER_ID, NETWORK)
                  .set(ACCOUNT.ENVIRONMENT, "")
                  .set(ACCOUNT.ENVIRONMENT_LABEL, "")
                  .set(ACCOUNT.REMOTE_ID, name)
                  .set(ACCOUNT.DISPLAY_NAME, name)
                  .set(ACCOUNT.HANDLE, name)
                  .set(ACCOUNT.METHOD, "TOKEN")
                  .set(ACCOUNT.STATE, "CONNECTED")
                  .set(ACCOUNT.REASON, "")
                  .set(ACCOUNT.SCOPES, "")
                  .set(ACCOUNT.MISSING_SCOPES, "")
                  .set(ACCOUNT.GRANT_VERSION, 1L)
                  .set(ACCOUNT.CONNECTED_AT, clock.instant())
                  .execute();
        });
    return id;
  }

  /** Takes an account away, as disconnecting does. */
  public void disconnect(UUID account) {
    store.change(
        sql -> {
          int ignored = sql.deleteFrom(ACCOUNT).where(ACCOUNT.ID.eq(account)).execute();
        });
  }

  public void accountState(UUID account, String state) {
    store.change(
        sql -> {
          int ignored =
              sql.update(ACCOUNT).set(ACCOUNT.STATE, state).where(ACCOUNT.ID.eq(account)).execute();
        });
  }

  /** Puts a publication where only the engine could bring it. */
  public void force(UUID publication, PublicationState state) {
    store.change(
        sql -> {
          int ignored =
              sql.update(PUBLICATION)
                  .set(PUBLICATION.STATE, state.name())
                  .where(PUBLICATION.ID.eq(publication))
                  .execute();
        });
  }

  /** Leaves a publication uncertain, as the engine does: looked at again, leased, or held. */
  public void uncertain(UUID publication, @Nullable Instant wakeAt, @Nullable Instant leaseUntil) {
    store.change(
        sql -> {
          int ignored =
              sql.update(PUBLICATION)
                  .set(PUBLICATION.STATE, PublicationState.UNCERTAIN.name())
                  .set(PUBLICATION.UNCERTAIN_ACCOUNT, PUBLICATION.ACCOUNT_ID)
                  .set(PUBLICATION.WAKE_AT, wakeAt)
                  .set(PUBLICATION.LEASE_UNTIL, leaseUntil)
                  .where(PUBLICATION.ID.eq(publication))
                  .execute();
        });
  }

  /** A draft that can be published to the accounts. */
  public PostDraft good(String text, UUID... to) {
    return draft(text, List.of(FakeMedia.add(store, workspace, 1_000)), Map.of("board", "b1"), to);
  }

  public PostDraft draft(String text, List<UUID> media, Map<String, String> options, UUID... to) {
    return new PostDraft(
        "Title",
        text,
        Optional.of("https://example.org/"),
        media.stream().map(id -> new org.rostrum.posts.MediaUse(id, "a picture")).toList(),
        List.of(to).stream().map(id -> new Target(id, options, Version.same())).toList());
  }

  public PostView create(PostDraft draft) {
    return posts.create(caller, draft, Optional.empty());
  }

  private void check() {
    whileChecked.run();
  }

  private static LiveProvider boards(Runnable checked) {
    ProviderDescriptor descriptor =
        ProviderDescriptor.of(NETWORK, "Boards")
            .publicationOptions(
                SettingsSchema.of(
                    Setting.of("board", SettingType.LIVE_CHOICE, "Board")
                        .lookup("boards")
                        .required()
                        .build()))
            .contentRules(
                ContentRules.builder()
                    .title(TextRule.optional("Title", 100))
                    .text(TextRule.optional("Text", 200))
                    .link(TextRule.optional("Link", 2_048))
                    .altText(TextRule.optional("Alt text", 500))
                    .mediaCount(1, 1)
                    .replies(new ReplyRules(2, TextRule.optional("Comment", 10)))
                    .take(MediaRule.images("image/jpeg").maxBytes(10_000).minSize(100, 100).build())
                    .build())
            .build();
    return LiveProvider.of(new SilentProvider(descriptor, checked));
  }

  /** Checks content and does nothing else. */
  private record SilentProvider(ProviderDescriptor descriptor, Runnable checked)
      implements NetworkProvider {
    @Override
    public List<org.rostrum.provider.auth.AuthorizationMethod> authorization(
        SettingValues service) {
      return List.of();
    }

    @Override
    public List<org.rostrum.provider.settings.SettingProblem> test(
        org.rostrum.provider.ServiceContext context) {
      return List.of();
    }

    @Override
    public org.rostrum.provider.AccountIdentity identify(
        org.rostrum.provider.AccountContext account) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<ContentProblem> validate(Content content, SettingValues options) {
      checked.run();
      if (content.text().contains("endless")) {
        throw new StackOverflowError();
      }
      return content.text().contains("forbidden")
          ? List.of(ContentProblem.of("text", "FORBIDDEN", "This word is not taken."))
          : List.of();
    }

    @Override
    public org.rostrum.provider.publish.PublishResult publish(
        org.rostrum.provider.publish.PublishRequest request,
        org.rostrum.provider.publish.PublishContext context) {
      throw new UnsupportedOperationException();
    }

    @Override
    public org.rostrum.provider.publish.ReconcileResult reconcile(
        org.rostrum.provider.publish.PublishAttempt attempt,
        org.rostrum.provider.publish.PublishContext context) {
      throw new UnsupportedOperationException();
    }
  }
}
