package org.capacitycompact.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.policy.ExchangeRates;
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
  private final ExchangeRates rates;

  PlanRules(PlanRows rows, CountryDays days, ExchangeRates rates) {
    this.rows = rows;
    this.days = days;
    this.rates = rates;
  }

  /** The errors of a row that is added, changed or removed; empty when it may be so. */
  List<FieldError> against(PlanGuard.Change change, int position) {
    Section section = change.section();
    InitiativeNumber number = change.initiative().number();
    Map<Section, List<Row>> plan = rows.of(number, needed(section));
    Map<String, Object> after = change.after();
    Row before = change.before();
    Candidate candidate =
        new Candidate(
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
    if (candidate.removed()) {
      return removal(candidate);
    }
    List<FieldError> errors = new ArrayList<>();
    if (before == null && candidate.rowsOf(section).size() >= Section.MOST_ROWS) {
      errors.add(
          FieldError.of(
              section.nameField(), "plan.section.full", String.valueOf(Section.MOST_ROWS)));
    }
    switch (section) {
      case FRAME -> WorkRules.frame(candidate, errors);
      case NEED -> decided(candidate, change.phase(), errors, "ideaSource", "tying");
      case OWNERSHIP -> decided(candidate, change.phase(), errors, "countryCustodian");
      case GROUND -> {
        if (candidate.isNew("needsAssessmentDate")
            && candidate
                .row()
                .date("needsAssessmentDate")
                .filter(day -> day.isAfter(candidate.today()))
                .isPresent()) {
          errors.add(FieldError.of("needsAssessmentDate", "plan.assessment.ahead"));
        }
      }
      case ESTIMATE -> estimate(candidate, change.phase(), errors);
      case RESULTS -> result(candidate, errors);
      case INDICATORS -> IndicatorRules.check(candidate, errors);
      case WORK -> WorkRules.work(candidate, rows.cash(number), errors);
      case BUDGET ->
          WorkRules.budget(candidate, rows.cash(number), () -> worth(candidate.row()), errors);
      case ACCOUNTABILITY -> {
        if (candidate.row().text("who").equals(candidate.row().text("toWhom"))) {
          errors.add(FieldError.of("toWhom", "plan.accountability.self"));
        }
      }
      case PEOPLE -> {
        if (candidate.row().decimal("days").filter(given -> given.signum() <= 0).isPresent()) {
          errors.add(FieldError.of("days", "plan.days.none"));
        }
      }
      case MODALITIES -> {
        if (candidate.others(section).stream()
            .anyMatch(other -> other.text("modality").equals(candidate.row().text("modality")))) {
          errors.add(FieldError.of("modality", "plan.modality.twice"));
        }
      }
      default -> {
        // Its form says it all.
      }
    }
    return errors;
  }

  /** At the newest rate, as the database will price it; none where there is no rate. */
  private BigDecimal worth(Row line) {
    BigDecimal amount = line.decimal("amount").orElse(BigDecimal.ZERO);
    String code = line.text("currency").orElse("");
    if (code.isEmpty() || code.equals(AccountingCurrency.CURRENCY.getCurrencyCode())) {
      return amount;
    }
    return rates
        .newest(Currency.getInstance(code))
        .map(rate -> amount.divide(rate.rate(), 2, RoundingMode.HALF_UP))
        .orElse(BigDecimal.ZERO);
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

  private static List<FieldError> removal(Candidate candidate) {
    String position = String.valueOf(candidate.row().position());
    return switch (candidate.row().section()) {
      case RESULTS ->
          Stream.of(
                  candidate.others(Section.RESULTS).stream()
                      .filter(other -> other.text("parent").filter(position::equals).isPresent()),
                  candidate.rowsOf(Section.INDICATORS).stream()
                      .filter(other -> other.text("result").filter(position::equals).isPresent()),
                  candidate.rowsOf(Section.WORK).stream()
                      .filter(other -> other.text("result").filter(position::equals).isPresent()))
              .flatMap(hanging -> hanging)
              .findFirst()
              .map(hanging -> FieldError.of("title", "plan.result.inUse", hanging.name()))
              .stream()
              .toList();
      case BUDGET ->
          candidate.rowsOf(Section.WORK).stream()
              .filter(other -> other.list("lines").contains(position))
              .findFirst()
              .map(paid -> FieldError.of("title", "plan.line.inUse", paid.name()))
              .stream()
              .toList();
      default ->
          candidate.row().section().isSingle()
              ? List.of(FieldError.of(candidate.row().section().nameField(), "plan.frame.stays"))
              : List.of();
    };
  }

  /** What the demand gate judged stays as it was sent; an appeal is the way to correct it. */
  private static void decided(
      Candidate candidate, Phase phase, List<FieldError> errors, String... keys) {
    Row before = candidate.before();
    if (phase != Phase.DEMAND && before != null) {
      Stream.of(keys)
          .filter(key -> before.values().containsKey(key))
          .filter(
              key -> !Objects.equals(before.values().get(key), candidate.row().values().get(key)))
          .forEach(key -> errors.add(FieldError.of(key, "plan.need.decided")));
    }
  }

  /**
   * Sums that contradict each other. What both sides signed is money, which changes line by line.
   */
  private static void estimate(Candidate candidate, Phase phase, List<FieldError> errors) {
    Row row = candidate.row();
    if (phase == Phase.AGREED) {
      errors.add(FieldError.of("totalBudgetUsd", "plan.estimate.signed"));
    }
    BigDecimal offered =
        row.decimal("localCashUsd")
            .orElse(BigDecimal.ZERO)
            .add(row.decimal("localInKindUsd").orElse(BigDecimal.ZERO));
    boolean divided =
        Stream.of("budgetProviderCashUsd", "budgetProviderInKindUsd", "budgetCompactUsd")
            .anyMatch(row.values()::containsKey);
    if (!divided
        && row.decimal("totalBudgetUsd")
            .filter(total -> offered.compareTo(total) > 0)
            .isPresent()) {
      errors.add(FieldError.of("totalBudgetUsd", "plan.estimate.below"));
    }
  }

  private static void result(Candidate candidate, List<FieldError> errors) {
    int step = step(candidate.row());
    candidate
        .row()
        .text("parent")
        .ifPresent(
            parent ->
                candidate.others(Section.RESULTS).stream()
                    .filter(other -> String.valueOf(other.position()).equals(parent))
                    .filter(other -> step(other) < step)
                    .findFirst()
                    .ifPresentOrElse(
                        above -> {
                          // As it has to be.
                        },
                        () -> errors.add(FieldError.of("parent", "plan.parent.step"))));
    String own = String.valueOf(candidate.row().position());
    candidate.others(Section.RESULTS).stream()
        .filter(other -> other.text("parent").filter(own::equals).isPresent())
        .filter(below -> step(below) <= step)
        .findFirst()
        .ifPresent(below -> errors.add(FieldError.of("kind", "plan.kind.belowOwn", below.name())));
  }

  private static int step(Row result) {
    return List.of("OUTCOME", "INTERMEDIATE", "OUTPUT").indexOf(result.text("kind").orElse(""));
  }
}
