package org.capacitycompact.initiative;

import java.util.List;

/** Lessons that a country may build on (S76). */
public interface LessonSource {

  /** Lessons that fit, the closest first; none when nothing is known. */
  List<Lesson> lessonsFor(String country, String sector);

  /**
   * A lesson on offer.
   *
   * @param id names it for good: what a design says it considered
   */
  record Lesson(String id, String title) {}
}
