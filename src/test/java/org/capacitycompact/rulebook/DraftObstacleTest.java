package org.capacitycompact.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.capacitycompact.rulebook.Publication.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;

@DisplayName("A draft")
class DraftObstacleTest {

  private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
  private static final long ID = 7;

  @Test
  @DisplayName("that is sound becomes a version, at once or on a day to come")
  void nothingIsInTheWay() {
    List<DecisionVersion> known = List.of(version(1, null, false), version(2, 6L, false));
    assertThat(sound().obstacle(known, NOW, 2, NOW)).isEmpty();
    assertThat(sound().obstacle(known, NOW.plus(Draft.FURTHEST), 2, NOW)).isEmpty();
  }

  @Test
  @DisplayName("with something wrong never becomes one")
  void faulty() {
    TableProblem wrong = TableProblem.of(TableProblem.Kind.NOT_XML, Place.FILE);
    assertThat(draft(List.of(wrong)).obstacle(List.of(), NOW, 0, NOW)).contains(Outcome.NOT_SOUND);
  }

  @Test
  @DisplayName("holds neither in the past nor in a time that nobody foresees")
  void inItsTime() {
    List<DecisionVersion> known = List.of(version(1, null, false));
    assertThat(sound().obstacle(known, NOW.minusNanos(1000), 1, NOW)).contains(Outcome.IN_THE_PAST);
    Instant far = NOW.plus(Draft.FURTHEST).plus(Duration.ofSeconds(1));
    assertThat(sound().obstacle(known, far, 1, NOW)).contains(Outcome.TOO_FAR);
  }

  @Test
  @DisplayName("becomes a version once, and again after that one was taken back")
  void once() {
    DecisionVersion shipped = version(1, null, false);
    assertThat(sound().obstacle(List.of(version(2, ID, false), shipped), NOW, 2, NOW))
        .contains(Outcome.PUBLISHED_BEFORE);
    assertThat(sound().obstacle(List.of(version(2, ID, true), shipped), NOW, 1, NOW)).isEmpty();
  }

  @Test
  @DisplayName("undoes no version that whoever publishes it has not seen")
  void unseen() {
    List<DecisionVersion> known =
        List.of(version(3, 6L, true), version(2, 5L, false), version(1, null, false));
    assertThat(sound().obstacle(known, NOW, 1, NOW)).contains(Outcome.CHANGED_MEANWHILE);
    assertThat(sound().obstacle(known, NOW, 2, NOW)).isEmpty();
  }

  private static Draft sound() {
    return draft(List.of());
  }

  private static Draft draft(List<TableProblem> problems) {
    Draft draft =
        Draft.handIn(
            "quality",
            1,
            Draft.Origin.UPLOAD,
            "",
            new byte[] {'<'},
            new TableCheck.Checked(problems, Map.of()),
            "daniel",
            NOW);
    ReflectionTestUtils.setField(draft, "id", ID);
    return draft;
  }

  private static DecisionVersion version(int number, @Nullable Long draft, boolean withdrawn) {
    return new DecisionVersion(
        "quality",
        number,
        null,
        NOW.minus(Duration.ofDays(1)),
        "a reason",
        "daniel",
        null,
        draft,
        withdrawn ? NOW : null,
        withdrawn ? "daniel" : null,
        withdrawn ? "a reason" : null);
  }
}
