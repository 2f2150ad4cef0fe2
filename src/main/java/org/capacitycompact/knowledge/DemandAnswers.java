package org.capacitycompact.knowledge;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.capacitycompact.knowledge.domain.ActivityDateType;
import org.capacitycompact.knowledge.domain.BudgetType;
import org.capacitycompact.knowledge.domain.Narrative;
import org.capacitycompact.knowledge.domain.OneLine;
import org.capacitycompact.knowledge.domain.Origin;
import org.capacitycompact.knowledge.domain.PublishedActivity;
import org.capacitycompact.knowledge.domain.PublishedAmount;
import org.capacitycompact.knowledge.domain.PublishedDescription;
import org.capacitycompact.knowledge.domain.SectorShare;
import org.capacitycompact.knowledge.domain.TiedStatus;
import org.capacitycompact.knowledge.domain.Wording;
import org.jspecify.annotations.Nullable;

/** Answers of the demand form, as they would be typed, from one published activity. */
final class DemandAnswers {
  private static final int TITLE = 200;
  private static final int PROBLEM = 2_000;
  private static final String GOALS = "7";

  private final PublishedActivity activity;
  private final String language;
  private final LocalDate today;
  private final Map<String, Object> answers = new LinkedHashMap<>();

  DemandAnswers(PublishedActivity activity, String language, LocalDate today) {
    this.activity = activity;
    this.language = language;
    this.today = today;
  }

  Map<String, Object> all() {
    text(activity.titles()).ifPresent(title -> put("title", OneLine.of(title, TITLE)));
    problem().ifPresent(problem -> put("problem", OneLine.paragraphs(problem, PROBLEM)));
    sector().ifPresent(sector -> put("sector", sector));
    goal().ifPresent(goal -> put("sustainableGoal", goal));
    tying().ifPresent(tying -> put("tying", tying));
    budget().ifPresent(budget -> put("totalBudgetUsd", budget.toPlainString()));
    months().ifPresent(months -> put("durationMonths", String.valueOf(months)));
    new ResultAnswers(activity.results(), language, today).putInto(answers);
    return answers;
  }

  private void put(String key, String answer) {
    if (!answer.isEmpty()) {
      answers.put(key, answer);
    }
  }

  private Optional<String> text(List<Narrative> texts) {
    return Wording.best(texts, language).map(Narrative::text);
  }

  /** The general description before the objectives, the target groups and the rest. */
  private Optional<String> problem() {
    return activity.descriptions().stream()
        .sorted(Comparator.comparing(DemandAnswers::typeOf))
        .flatMap(description -> text(description.texts()).stream())
        .findFirst();
  }

  private static String typeOf(PublishedDescription description) {
    return description.type() == null ? "1" : description.type();
  }

  /** The purpose group with the largest share; what is said of the whole activity counts first. */
  private Optional<String> sector() {
    return activity.sectors().stream()
        .filter(sector -> sector.purposeGroup().isPresent())
        .sorted(
            Comparator.comparing(SectorShare::origin)
                .thenComparing(DemandAnswers::share, Comparator.reverseOrder()))
        .flatMap(sector -> sector.purposeGroup().stream())
        .findFirst();
  }

  private static BigDecimal share(SectorShare sector) {
    return sector.percentage() == null ? BigDecimal.ZERO : sector.percentage();
  }

  /** A goal only where there is one: which of several it serves most is not for us to say. */
  private Optional<String> goal() {
    List<String> goals =
        activity.sectors().stream()
            .filter(s -> s.vocabulary().equals(GOALS) && s.origin() == Origin.ACTIVITY)
            .flatMap(s -> Stream.ofNullable(s.code()))
            .distinct()
            .toList();
    return goals.size() == 1 ? Optional.of(goals.get(0)) : Optional.empty();
  }

  /** Not stated does not mean untied, nor that no provider is there: the country answers. */
  private Optional<String> tying() {
    TiedStatus status = activity.tiedStatus();
    Set<TiedStatus> single = activity.transactionTiedStatuses();
    if (status == null && single.size() == 1) {
      status = single.iterator().next();
    }
    return Optional.ofNullable(status).map(DemandAnswers::inForm);
  }

  private static String inForm(TiedStatus status) {
    return switch (status) {
      case UNTIED -> "untied";
      case PARTIALLY_TIED -> "partiallyTied";
      case TIED -> "tied";
    };
  }

  /** The sum of the budgets, where all are in US dollars; a revision replaces its original. */
  private Optional<BigDecimal> budget() {
    List<PublishedAmount> budgets = activity.budgets();
    Set<Period> revised = new HashSet<>();
    budgets.stream()
        .filter(b -> b.type() == BudgetType.REVISED)
        .forEach(b -> revised.add(Period.of(b)));
    BigDecimal sum = BigDecimal.ZERO;
    for (PublishedAmount budget : budgets) {
      if (budget.amount() == null || !"USD".equals(budget.currency())) {
        return Optional.empty();
      }
      if (budget.type() == BudgetType.REVISED || !revised.contains(Period.of(budget))) {
        sum = sum.add(budget.amount());
      }
    }
    return sum.signum() > 0 ? Optional.of(sum.setScale(2, RoundingMode.HALF_UP)) : Optional.empty();
  }

  private record Period(@Nullable LocalDate start, @Nullable LocalDate end) {
    static Period of(PublishedAmount amount) {
      return new Period(amount.periodStart(), amount.periodEnd());
    }
  }

  /** Whole months as planned, begun ones counted. */
  private Optional<Long> months() {
    LocalDate start = activity.dates().get(ActivityDateType.PLANNED_START);
    LocalDate begin = start == null ? activity.dates().get(ActivityDateType.ACTUAL_START) : start;
    LocalDate end = activity.dates().get(ActivityDateType.PLANNED_END);
    if (begin == null || end == null || !end.isAfter(begin)) {
      return Optional.empty();
    }
    return Optional.of(ChronoUnit.MONTHS.between(begin, end) + 1);
  }
}
