package org.rostrum.itest.chaos;

/**
 * The steps of a publication's way at which its process can die, in the order in which they are
 * passed. A step is a method of the product; a test that cannot reach it fails.
 */
enum CrashPoint {
  // scheduling
  SCHEDULING_BEGINS(Trigger.SCHEDULE, "posts.PostTimes#schedule#enter"),
  SCHEDULED_NOT_ANSWERED(Trigger.SCHEDULE, "posts.PostTimes#schedule#exit"),
  SCHEDULED_NOT_TOLD(Trigger.SCHEDULE, "posts.StoredPosts#schedule#exit"),

  // claiming
  LANE_TAKEN(Trigger.PUBLISH, "schedule.LaneRows#take#exit"),
  BEFORE_THE_CLAIM(Trigger.PUBLISH, "schedule.Claims#take#enter"),
  CLAIMED_NOT_COMMITTED(Trigger.PUBLISH, "schedule.Claims#claims#exit"),
  CLAIMED(Trigger.PUBLISH, "schedule.RunningCalls#start#enter"),
  HANDED_OFF(Trigger.PUBLISH, "schedule.RunningCalls#start#exit"),

  // publishing
  CALL_BEGINS(Trigger.PUBLISH, "publishing.PublicationCalls#call#enter"),
  ACCOUNT_OPENED(Trigger.PUBLISH, "accounts.RefreshingSessions#open#exit"),
  NOTE_BEGINS(Trigger.PUBLISH, "publishing.CallMemory#keep#enter"),
  NOTE_KEPT(Trigger.PUBLISH, "publishing.CallMemory#keep#exit"),
  CREATING_ANSWERED(Trigger.PUBLISH, Where.PROVIDER + "api.PinterestApi#post#exit"),
  CALL_ENDED(Trigger.PUBLISH, "publishing.PublicationCalls#call#exit"),

  // recording
  OUTCOME_KNOWN(Trigger.PUBLISH, "publishing.OutcomeRecorder#record#enter"),
  OUTCOME_NOT_COMMITTED(Trigger.PUBLISH, "publishing.OutcomeRows#write#exit"),
  OUTCOME_RECORDED(Trigger.PUBLISH, "publishing.OutcomeRecorder#write#exit"),
  OUTCOME_TOLD(Trigger.PUBLISH, "schedule.RunningCalls#ended#exit"),

  // asking
  QUESTION_BEGINS(Trigger.LOSE_THE_ANSWER, Where.PROVIDER + "pins.PinReconciler#reconcile#enter"),
  QUESTION_ANSWERED(Trigger.LOSE_THE_ANSWER, Where.PROVIDER + "pins.PinReconciler#reconcile#exit"),

  // refreshing a token
  REFRESH_BEGINS(Trigger.EXPIRE_THE_TOKEN, "accounts.GrantRefresher#refresh#enter"),
  REFRESHED_NOT_STORED(Trigger.EXPIRE_THE_TOKEN, "accounts.GrantRefresher#refresh#exit"),
  REFRESHED(Trigger.EXPIRE_THE_TOKEN, "accounts.RefreshingSessions#stored#exit"),

  // taking over from a dead process; the step before this one left something to take over
  LEFT_IN_THE_CALL(Trigger.PUBLISH, Where.PROVIDER + "api.PinterestApi#post#enter"),
  TAKEN_OVER_NOT_COMMITTED(Trigger.TAKE_OVER, "publishing.LeaseRows#take#exit");

  /** What brings a process to the step. */
  enum Trigger {
    SCHEDULE,
    PUBLISH,
    LOSE_THE_ANSWER,
    EXPIRE_THE_TOKEN,
    TAKE_OVER
  }

  /** Where classes are. */
  private static final class Where {
    static final String RUNTIME = "org.rostrum.scheduler.";
    static final String PROVIDER = "org.rostrum.provider.pinterest.internal.";
  }

  private final Trigger trigger;
  private final String step;

  CrashPoint(Trigger trigger, String step) {
    this.trigger = trigger;
    this.step = step.startsWith("org.") ? step : Where.RUNTIME + step;
  }

  Trigger trigger() {
    return trigger;
  }

  /** {@code class#method#enter} or {@code class#method#exit}. */
  String step() {
    return step;
  }
}
