package org.rostrum.testkit;

/**
 * What a network can do. Each is taken for granted unless {@link ProviderContract#declined()} names
 * it; a declined one is not skipped, its refusal is asserted.
 */
public enum Behaviour {
  /**
   * «Save and test» asks the network about the service settings. Declined: {@code test} sends
   * nothing and finds nothing.
   */
  CHECKS_SETTINGS,
  /** Publishing makes calls before the creating one. Declined: the creating call is the first. */
  PREPARES,
  /**
   * The network chooses a post's id and tells it in its answer, so that an unreadable answer leaves
   * the outcome unknown. Declined: the provider chose the id, and what looks like a success is
   * {@code Published}, whatever the answer says.
   */
  LEARNS_THE_ID,
  /** A checkpoint is saved before the creating call. Declined: none is ever saved. */
  SAVES_CHECKPOINTS,
  /**
   * What was uploaded is not uploaded again by the next attempt. Declined: there is nothing to
   * upload, or it is uploaded again.
   */
  UPLOADS_ONCE,
  /**
   * The network takes its time with some content, of which {@link ProviderContract#slowContent()}
   * is an example. Declined: publishing never answers {@code InProgress}.
   */
  WORKS_SLOWLY,
  /** A post whose answer was lost is found again. Declined: reconciling never finds one. */
  FINDS_LOST_POSTS,
  /** It can be told that a post does not exist. Declined: reconciling never answers Absent. */
  PROVES_ABSENCE,
  /** Answers tell how much of a limit is left. Declined: nothing is ever reported. */
  REPORTS_LIMITS,
  /**
   * A refusal names the scopes that are missing. Declined: no refusal of the network leads to
   * missing scopes.
   */
  NAMES_MISSING_SCOPES,
  /** The access token stands in no address, where logs would keep it. Declined: it does. */
  HIDES_THE_TOKEN,
  /** Some options are chosen from lists of the network. Declined: no option is. */
  LISTS_CHOICES,
  /** The network keeps figures. Declined: no metric is declared and no source is offered. */
  KEEPS_FIGURES,
  /** Published posts can be removed. Declined: there is no such service. */
  REMOVES_POSTS,
  /** The text of a published post can be changed. Declined: it is no editable part. */
  EDITS_POSTS
}
