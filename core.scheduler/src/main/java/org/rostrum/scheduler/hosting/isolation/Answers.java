package org.rostrum.scheduler.hosting.isolation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether what a provider answered is whole: the interface promises that nothing in it is null. */
final class Answers {
  private Answers() {}

  /** The list as it is now; copied on the provider's thread, for a list may be code, too. */
  static <T> @Nullable List<T> copy(@Nullable List<T> answer) {
    return answer == null ? null : Collections.unmodifiableList(new ArrayList<>(answer));
  }

  static boolean isWhole(Record answer) {
    for (RecordComponent component : answer.getClass().getRecordComponents()) {
      try {
        if (component.getAccessor().invoke(answer) == null) {
          return false;
        }
      } catch (InvocationTargetException | IllegalAccessException e) {
        // a record of the interface can be read; whatever this is, it is none of them
        return false;
      }
    }
    return true;
  }
}
