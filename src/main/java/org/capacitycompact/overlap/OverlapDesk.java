package org.capacitycompact.overlap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What the country does about overlaps; whoever calls has checked the right. Each act answers false
 * when it is not possible any more, and then nothing has changed. The history never names the other
 * initiative, which not all its readers see.
 */
@Service
public class OverlapDesk {

  private final InitiativeLock turns;
  private final Initiatives initiatives;
  private final OverlapRepository overlaps;
  private final JdbcClient database;
  private final Chronicle chronicle;
  private final CountryDays days;
  private final Clock clock;

  OverlapDesk(
      InitiativeLock turns,
      Initiatives initiatives,
      OverlapRepository overlaps,
      JdbcClient database,
      Chronicle chronicle,
      CountryDays days,
      Clock clock) {
    this.turns = turns;
    this.initiatives = initiatives;
    this.overlaps = overlaps;
    this.database = database;
    this.chronicle = chronicle;
    this.days = days;
    this.clock = clock;
  }

  /** Says whether what was found is an overlap; one that is dismissed stays so. */
  public boolean decide(
      InitiativeNumber number, FoundOverlap found, boolean isOne, @Nullable String why, Actor by) {
    try {
      return turns.shared(number, () -> decided(number, found, isOne, why, by));
    } catch (DataIntegrityViolationException another) {
      // Somebody else said it at the same moment.
      return false;
    }
  }

  private boolean decided(
      InitiativeNumber number, FoundOverlap found, boolean isOne, @Nullable String why, Actor by) {
    if (!initiatives.get(number).status().isOpen()) {
      return false;
    }
    Optional<Overlap> before = kept(number, found);
    if (before.isPresent() && !before.get().decide(isOne, why, by, clock.instant())) {
      return false;
    }
    overlaps.saveAndFlush(
        before.orElseGet(() -> new Overlap(found, number, isOne, why, by, clock.instant())));
    chronicle.record(number, isOne ? "overlap.confirmed" : "overlap.dismissed", by);
    return true;
  }

  /** Settles who talks to whom, and by when. */
  public boolean agree(
      InitiativeNumber number,
      FoundOverlap found,
      String talks,
      String talksTo,
      LocalDate dueOn,
      Actor by) {
    return act(
        number,
        found,
        "overlap.agreed",
        by,
        overlap -> overlap.agree(talks, talksTo, dueOn, by, clock.instant()));
  }

  /** Says what came of it, by which the overlap is coordinated. */
  public boolean coordinate(
      InitiativeNumber number, FoundOverlap found, String outcome, Actor by) {
    return act(
        number,
        found,
        "overlap.coordinated",
        by,
        overlap -> overlap.coordinate(outcome, by, clock.instant()));
  }

  private boolean act(
      InitiativeNumber number,
      FoundOverlap found,
      String kind,
      Actor by,
      Predicate<Overlap> transition) {
    return turns.shared(
        number,
        () -> {
          Overlap overlap = kept(number, found).orElse(null);
          if (overlap == null
              || !initiatives.get(number).status().isOpen()
              || !transition.test(overlap)) {
            return false;
          }
          overlaps.saveAndFlush(overlap);
          chronicle.record(number, kind, by);
          return true;
        });
  }

  /**
   * Looks again, when a plan was sent: of the likeliest the country is told that were not there the
   * time before.
   */
  public void look(InitiativeNumber number) {
    List<String> fresh =
        database
            .sql(
                """
                insert into overlap_told (number, other, told_at)
                select :number, other, :now from overlaps_found(:number, :today)
                where place <= :likeliest
                on conflict do nothing returning other
                """)
            .param("number", number)
            .param("now", SqlTime.now(clock))
            .param("today", days.todayOf(number))
            .param("likeliest", Overlaps.LIKELIEST)
            .query(String.class)
            .list();
    if (!fresh.isEmpty()) {
      chronicle.record(number, "overlap.found", null, String.valueOf(fresh.size()));
    }
  }

  private Optional<Overlap> kept(InitiativeNumber number, FoundOverlap found) {
    InitiativeNumber initiative = found.initiative();
    return initiative == null
        ? overlaps.findByNumberAndActivity(number, Objects.requireNonNull(found.activity()))
        : overlaps.findByNumberAndInitiative(number, initiative);
  }
}
