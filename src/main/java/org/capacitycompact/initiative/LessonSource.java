package org.capacitycompact.initiative;

import java.util.List;

/** Lessons that a country may build on (S76). */
public interface LessonSource {

  /** Matching lessons, the closest first; empty when none is known. */
  List<Lesson> lessonsFor(String country, String sector);

  /**
   * A proposed lesson.
   *
   * @param id permanent id; designs refer to it as considered
   */
  record Lesson(String id, String title) {}
}
