package org.rostrum.web.admin.json;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.scheduling.PostingSchedule;
import org.rostrum.scheduling.Slot;
import org.rostrum.scheduling.WeeklySlots;

/**
 * The posting schedule of an account. {@code zone} is what was set, {@code zoneInForce} what holds:
 * the same, or the workspace's.
 */
public record PostingScheduleJson(
    UUID accountId,
    long version,
    @Nullable String zone,
    ZoneId zoneInForce,
    List<SlotJson> slots,
    List<Instant> upcoming)
    implements Versioned {

  /** A weekly time on the wall, for example MONDAY 09:30. */
  public record SlotJson(@Nullable DayOfWeek day, @Nullable String time) {}

  /** The slots to have instead; without a zone, that of the workspace. */
  public record NewSlots(@Nullable String zone, @Nullable List<@Nullable SlotJson> slots) {
    /**
     * What the platform takes.
     *
     * @throws org.rostrum.problems.RequestRefused INVALID if something is missing or malformed
     */
    public WeeklySlots toSlots() {
      Form form = new Form().require("slots", slots);
      Optional<ZoneId> where = WallClock.zone(form, "zone", zone);
      List<@Nullable SlotJson> said = slots == null ? List.of() : slots;
      List<Slot> read = new ArrayList<>();
      for (int index = 0; index < said.size(); index++) {
        SlotJson slot = said.get(index);
        String place = "slots[" + index + "]";
        DayOfWeek day = slot == null ? null : slot.day();
        form.require(place + ".day", day);
        Optional<LocalTime> time =
            WallClock.time(form, place + ".time", slot == null ? null : slot.time());
        if (day != null && time.isPresent()) {
          read.add(new Slot(day, time.get()));
        }
      }
      form.check();
      return new WeeklySlots(where, read);
    }
  }

  /** The JSON form. */
  public static PostingScheduleJson of(PostingSchedule schedule) {
    return new PostingScheduleJson(
        schedule.accountId(),
        schedule.version(),
        schedule.slots().zone().map(ZoneId::getId).orElse(null),
        schedule.zone(),
        schedule.slots().slots().stream()
            .map(slot -> new SlotJson(slot.day(), WallClock.text(slot.time())))
            .toList(),
        schedule.upcoming());
  }
}
