package org.capacitycompact.knowledge;

import java.util.List;
import org.capacitycompact.initiative.LessonSource;
import org.capacitycompact.knowledge.domain.KnownActivities;
import org.capacitycompact.knowledge.domain.KnownActivitySummary;
import org.capacitycompact.knowledge.domain.Narrative;
import org.capacitycompact.knowledge.domain.NarrativeChoice;
import org.capacitycompact.knowledge.domain.OneLine;
import org.capacitycompact.platform.Embodies;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Lessons from published activities that report results: what others reached, and did not reach
 * (S76).
 */
@Embodies(value = "S76", as = Embodies.As.RECORD)
@Component
class PublishedLessons implements LessonSource {
  private static final int MOST = 8;
  private static final int LONGEST = 200;

  private final KnownActivities activities;

  PublishedLessons(KnownActivities activities) {
    this.activities = activities;
  }

  @Override
  public List<Lesson> lessonsFor(String country, String sector) {
    if (sector.isEmpty()) {
      // What is published is sought by its purpose.
      return List.of();
    }
    return activities.withResults(country, sector, MOST).stream()
        .map(activity -> new Lesson("activity-" + activity.id(), title(activity)))
        .toList();
  }

  private static String title(KnownActivitySummary activity) {
    String title =
        NarrativeChoice.best(activity.titles(), LocaleContextHolder.getLocale().getLanguage())
            .map(Narrative::text)
            .orElse(String.valueOf(activity.identifier()));
    String where = String.join(", ", activity.countries());
    return OneLine.of(title, LONGEST) + (where.isEmpty() ? "" : " (" + where + ")");
  }
}
