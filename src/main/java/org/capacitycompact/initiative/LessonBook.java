package org.capacitycompact.initiative;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.capacitycompact.initiative.LessonSource.Lesson;
import org.capacitycompact.platform.Embodies;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lessons of earlier work from all sources (S76), those of the sector first. */
@Embodies(value = "S76", as = Embodies.As.RECORD)
@Component
public class LessonBook {

  private final List<LessonSource> sources;

  LessonBook(List<LessonSource> sources) {
    this.sources = sources;
  }

  /**
   * The lessons proposed to a country.
   *
   * @param sector DAC three-digit purpose group, or null while unknown
   */
  public List<Lesson> proposed(String country, @Nullable String sector) {
    Map<String, Lesson> proposed = new LinkedHashMap<>();
    Stream.of(sector == null ? "" : sector, "")
        .distinct()
        .flatMap(each -> sources.stream().flatMap(s -> s.lessonsFor(country, each).stream()))
        .forEach(lesson -> proposed.putIfAbsent(lesson.id(), lesson));
    return List.copyOf(proposed.values());
  }
}
