package org.capacitycompact.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.stereotype.Component;

/**
 * What has to hold of a row beside itself and others, beyond what its form asks. Nothing here asks
 * for precision that a young institution cannot have (S15): what is not known is left open, and
 * only what contradicts itself is refused.
 */
@Component
class PlanRules {

  private final PlanRows rows;
  private final CountryDays days;

  PlanRules(PlanRows rows, CountryDays days) {
    this.rows = rows;
    this.days = days;
  }

  /** The errors of a row that is added, changed or removed; empty when it may be so. */
  List<FieldError> against(PlanGuard.Change change, int position) {
    Section section = change.section();
    InitiativeNumber number = change.initiative().number();
    Map<Section, List<Row>> plan = rows.of(number, needed(section));
    Map<String, Object> after = change.after();
    Row before = change.before();
    Wanted wanted =
        new Wanted(
            new Row(
                section,
                position,
                0,
                0,
                after == null ? Objects.requireNonNull(before).values() : after,
                null,
                null,
                null),
            before,
            after == null,
            plan,
            days.today(change.initiative().country()));
    if (wanted.removed()) {
      return removal(wanted);
    }
    List<FieldError> errors = new ArrayList<>();
    if (before == null && wanted.rowsOf(section).size() >= Section.MOST_ROWS) {
      errors.add(
          FieldError.of(
              section.nameField(), "plan.section.full", String.valueOf(Section.MOST_ROWS)));
    }
    switch (section) {
      case FRAME -> WorkRules.frame(wanted, errors);
      case RESULTS -> result(wanted, errors);
      case INDICATORS -> IndicatorRules.check(wanted, errors);
      case WORK -> WorkRules.work(wanted, rows.cash(number), errors);
      case BUDGET -> WorkRules.budget(wanted, rows.cash(number), errors);
      case ACCOUNTABILITY -> {
        if (wanted.row().text("who").equals(wanted.row().text("toWhom"))) {
          errors.add(FieldError.of("toWhom", "plan.accountability.self"));
        }
      }
      case PEOPLE -> {
        if (wanted.row().decimal("days").filter(given -> given.signum() <= 0).isPresent()) {
          errors.add(FieldError.of("days", "plan.days.none"));
        }
      }
      case MODALITIES -> {
        if (wanted.others(section).stream()
            .anyMatch(other -> other.text("modality").equals(wanted.row().text("modality")))) {
          errors.add(FieldError.of("modality", "plan.modality.twice"));
        }
      }
      default -> {
        // Its form says it all.
      }
    }
    return errors;
  }

  private static Set<Section> needed(Section section) {
    Set<Section> needed = EnumSet.of(section);
    switch (section) {
      case FRAME, BUDGET -> needed.addAll(Set.of(Section.FRAME, Section.WORK));
      case RESULTS -> needed.addAll(Set.of(Section.INDICATORS, Section.WORK));
      case WORK -> needed.addAll(Set.of(Section.FRAME, Section.BUDGET));
      default -> {
        // Its own rows are enough.
      }
    }
    return needed;
  }

  private static List<FieldError> removal(Wanted wanted) {
    String position = String.valueOf(wanted.row().position());
    return switch (wanted.row().section()) {
      case RESULTS ->
          Stream.of(
                  wanted.others(Section.RESULTS).stream()
                      .filter(other -> other.text("parent").filter(position::equals).isPresent()),
                  wanted.rowsOf(Section.INDICATORS).stream()
                      .filter(other -> other.text("result").filter(position::equals).isPresent()),
                  wanted.rowsOf(Section.WORK).stream()
                      .filter(other -> other.text("result").filter(position::equals).isPresent()))
              .flatMap(hanging -> hanging)
              .findFirst()
              .map(hanging -> FieldError.of("title", "plan.result.inUse", hanging.name()))
              .stream()
              .toList();
      case BUDGET ->
          wanted.rowsOf(Section.WORK).stream()
              .filter(other -> other.list("lines").contains(position))
              .findFirst()
              .map(paid -> FieldError.of("title", "plan.line.inUse", paid.name()))
              .stream()
              .toList();
      case FRAME -> List.of(FieldError.of("developmentResult", "plan.frame.stays"));
      default -> List.of();
    };
  }

  private static void result(Wanted wanted, List<FieldError> errors) {
    int step = step(wanted.row());
    wanted
        .row()
        .text("parent")
        .ifPresent(
            parent ->
                wanted.others(Section.RESULTS).stream()
                    .filter(other -> String.valueOf(other.position()).equals(parent))
                    .filter(other -> step(other) < step)
                    .findFirst()
                    .ifPresentOrElse(
                        above -> {
                          // As it has to be.
                        },
                        () -> errors.add(FieldError.of("parent", "plan.parent.step"))));
    String own = String.valueOf(wanted.row().position());
    wanted.others(Section.RESULTS).stream()
        .filter(other -> other.text("parent").filter(own::equals).isPresent())
        .filter(below -> step(below) <= step)
        .findFirst()
        .ifPresent(below -> errors.add(FieldError.of("kind", "plan.kind.belowOwn", below.name())));
  }

  private static int step(Row result) {
    return List.of("OUTCOME", "INTERMEDIATE", "OUTPUT").indexOf(result.text("kind").orElse(""));
  }
}
