package org.rostrum.scheduler.schedule;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rostrum.posts.PublicationState;
import org.rostrum.scheduler.publishing.Claim;
import org.rostrum.scheduler.publishing.PublicationStates;
import org.rostrum.scheduler.publishing.PublicationStates.Event;
import org.rostrum.scheduler.store.Columns;

/**
 * The SQL of claims. Every publication goes through one of these, so PostgreSQL gets a whole batch
 * as one statement. It changes no column that has an index. Its conditions are written so that the
 * planner goes by the keys, whatever it believes of the tables: subqueries that cannot become
 * joins, the ids once more as an array, and no bare comparison of a column with another index.
 */
final class ClaimStatements {
  private static final String BATCH =
      """
      with given as (
        select * from unnest(?, ?, ?, ?, ?, ?, ?)
          with ordinality as t (id, fence, seen, state, questions, kind, lease, n)),
      taken as (
        update publication p set
          state = given.state, reason = '', updated_at = %1$s, fence = p.fence + 1,
          lease_owner = ?, lease_until = %2$s,
          attempts = p.attempts + 1, reconciliations = p.reconciliations + given.questions
        from given
        where p.id = given.id and p.fence = given.fence
          and p.state = given.seen and p.lease_until is null
          and p.wake_at + interval '0' <= %1$s
          and (p.state in ('PUBLISHING', 'UNCERTAIN') or p.wake_at + interval '0' >= %1$s)
          and (select lane.node from lane where lane.account_id = p.account_id) = ?
          and (given.questions = 1 or (select u.uncertain_account from publication u
            where u.uncertain_account = p.account_id limit 1) is null)
        returning given.n, given.kind, p.id, p.account_id, p.workspace_id, p.attempts, p.fence,
          p.retries, p.reconciliations - given.questions as questions, p.due_at, p.options,
          p.checkpoint, p.part_id, p.post_id, p.version_title, p.version_body, p.version_link,
          p.version_replies),
      logged as (
        insert into attempt (publication_id, number, fence, kind, node, started_at, outcome,
          detail, account_id)
        select id, attempts, fence, kind, ?, %1$s, 'RUNNING', '', account_id from taken)
      select taken.*, a.grant_version, '' as title, '' as body, null as link,
        null as replies, false as media
      from taken
        left join lateral
          (select grant_version from account where account.id = taken.account_id limit 1) a on true"""
          .formatted(Columns.INSTANT.formatted("?"), Columns.INSTANT.formatted("given.lease"));

  /**
   * Apart from the claim: that statement may have waited for somebody who was changing the post,
   * and would still see it as it was before.
   */
  private static final String POSTS =
      """
      select id, title, body, link, replies,
        exists (select 1 from post_media m where m.post_id = post.id) as media
      from post where id = any (?)""";

  private static final String SELECT =
      """
      select p.id, account_id, p.workspace_id, attempts, fence, retries,
        reconciliations as questions, due_at, options, checkpoint, part_id, post_id, version_title,
        version_body, version_link, version_replies, c.title, c.body, c.link, c.replies,
        (select grant_version from account where account.id = p.account_id) as grant_version,
        exists (select 1 from post_media m where m.post_id = p.post_id) as media
      from publication p join post c on c.id = p.post_id
      where p.id = ? and fence = ? and state = ? and lease_until is null and wake_at <= ?
        and (state in ('PUBLISHING', 'UNCERTAIN') or wake_at >= ?)
        and (? or not exists
          (select 1 from publication u where u.uncertain_account = p.account_id))""";

  private static final String UPDATE =
      """
      update publication set state = ?, reason = '', updated_at = ?, fence = fence + 1,
        lease_owner = ?, lease_until = ?, attempts = attempts + 1,
        reconciliations = reconciliations + ?
      where id = ?""";

  private static final String INSERT =
      """
      insert into attempt (publication_id, number, fence, kind, node, started_at, outcome, detail,
        account_id)
      values (?, ?, ?, ?, ?, ?, 'RUNNING', '', ?)""";

  private ClaimStatements() {}

  /**
   * Takes all in one statement, whichever nobody has taken or changed.
   *
   * @param earliest what has not begun and was to be looked at before is too late to be taken
   */
  static List<Taken> inOnePiece(
      Connection connection, List<Claims.Wanted> wanted, String node, Instant now, Instant earliest)
      throws SQLException {
    List<Taken> taken = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(BATCH)) {
      Columns<Claims.Wanted> ignored =
          new Columns<>(statement, wanted)
              .ids(one -> one.candidate().id())
              .longs(one -> one.candidate().fence())
              .texts(one -> one.candidate().state().name())
              .texts(one -> held(one).name())
              .ints(ClaimStatements::questions)
              .texts(one -> one.candidate().kind().name())
              .instants(one -> now.plus(one.lease()))
              .instant(now)
              .text(node)
              .instant(now)
              .instant(earliest)
              .text(node)
              .text(node)
              .instant(now);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          taken.add(Taken.read(rows, rows.getInt("n") - 1, 0));
        }
      }
    }
    return taken.isEmpty() ? taken : withPosts(connection, taken);
  }

  private static List<Taken> withPosts(Connection connection, List<Taken> taken)
      throws SQLException {
    Map<UUID, Taken.Post> posts = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(POSTS)) {
      Columns.bind(statement, 1, taken.stream().map(one -> one.content().post()).toList());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          posts.put(
              rows.getObject("id", UUID.class),
              new Taken.Post(
                  rows.getString("title"),
                  rows.getString("body"),
                  rows.getString("link"),
                  rows.getString("replies"),
                  rows.getBoolean("media")));
        }
      }
    }
    return taken.stream().map(one -> one.with(posts)).toList();
  }

  /** Takes each by its key. */
  static List<Taken> oneByOne(
      Connection connection, List<Claims.Wanted> wanted, String node, Instant now, Instant earliest)
      throws SQLException {
    List<Taken> taken = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(SELECT);
        PreparedStatement update = connection.prepareStatement(UPDATE);
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (int index = 0; index < wanted.size(); index++) {
        Claims.Wanted one = wanted.get(index);
        select.setObject(1, one.candidate().id());
        select.setLong(2, one.candidate().fence());
        select.setString(3, one.candidate().state().name());
        Columns.bind(select, 4, now);
        Columns.bind(select, 5, earliest);
        select.setBoolean(6, one.candidate().kind() == Claim.Kind.RECONCILE);
        try (ResultSet rows = select.executeQuery()) {
          if (rows.next()) {
            Taken row = Taken.read(rows, index, 1);
            taken.add(row);
            bind(update, insert, one, row, node, now);
          }
        }
      }
      if (!taken.isEmpty()) {
        int[] updated = update.executeBatch();
        int[] inserted = insert.executeBatch();
        if (updated.length != inserted.length) {
          throw new IllegalStateException("A claim without its attempt");
        }
      }
    }
    return taken;
  }

  private static void bind(
      PreparedStatement update,
      PreparedStatement insert,
      Claims.Wanted one,
      Taken row,
      String node,
      Instant now)
      throws SQLException {
    update.setString(1, held(one).name());
    Columns.bind(update, 2, now);
    update.setString(3, node);
    Columns.bind(update, 4, now.plus(one.lease()));
    update.setInt(5, questions(one));
    update.setObject(6, one.candidate().id());
    update.addBatch();
    insert.setObject(1, one.candidate().id());
    insert.setInt(2, row.attempt());
    insert.setLong(3, row.fence());
    insert.setString(4, one.candidate().kind().name());
    insert.setString(5, node);
    Columns.bind(insert, 6, now);
    insert.setObject(7, row.account());
    insert.addBatch();
  }

  private static int questions(Claims.Wanted one) {
    return one.candidate().kind() == Claim.Kind.RECONCILE ? 1 : 0;
  }

  /** The state in which a claim holds a publication, by the table of states. */
  private static PublicationState held(Claims.Wanted one) {
    Event event = one.candidate().kind() == Claim.Kind.RECONCILE ? Event.ASK : Event.CLAIM;
    return PublicationStates.rule(event, one.candidate().state()).orElseThrow().to();
  }
}
