package org.capacitycompact.knowledge;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.capacitycompact.knowledge.domain.ActivityDateType;
import org.capacitycompact.knowledge.domain.BudgetTotal;
import org.capacitycompact.knowledge.domain.Narrative;
import org.capacitycompact.knowledge.domain.NarrativeChoice;
import org.capacitycompact.knowledge.domain.OneLine;
import org.capacitycompact.knowledge.domain.PublishedActivity;
import org.capacitycompact.knowledge.domain.PublishedDescription;
import org.capacitycompact.knowledge.domain.SectorShare;
import org.capacitycompact.knowledge.domain.StatedOf;
import org.capacitycompact.knowledge.domain.TiedStatus;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.Money;

/** What one published activity says of a demand as a whole, as it would be typed. */
final class DemandAnswers {
  private static final int TITLE = 200;
  private static final int PROBLEM = 2_000;
  private static final String GOALS = "7";

  private final PublishedActivity activity;
  private final String language;
  private final Map<String, Object> answers = new LinkedHashMap<>();

  DemandAnswers(PublishedActivity activity, String language) {
    this.activity = activity;
    this.language = language;
  }

  Map<String, Object> all() {
    text(activity.titles()).ifPresent(title -> put("title", OneLine.of(title, TITLE)));
    problem().ifPresent(problem -> put("problem", OneLine.paragraphs(problem, PROBLEM)));
    sector().ifPresent(sector -> put("sector", sector));
    goal().ifPresent(goal -> put("sustainableGoal", goal));
    tying().ifPresent(tying -> put("tying", tying));
    budget().ifPresent(budget -> put("totalBudgetUsd", budget.plain()));
    months().ifPresent(months -> put("durationMonths", String.valueOf(months)));
    return answers;
  }

  private void put(String key, String answer) {
    if (!answer.isEmpty()) {
      answers.put(key, answer);
    }
  }

  private Optional<String> text(List<Narrative> texts) {
    return NarrativeChoice.best(texts, language).map(Narrative::text);
  }

  /** The general description, then the objectives, the target groups and the rest. */
  private Optional<String> problem() {
    return activity.descriptions().stream()
        .sorted(Comparator.comparing(DemandAnswers::typeOf))
        .flatMap(description -> text(description.texts()).stream())
        .findFirst();
  }

  private static String typeOf(PublishedDescription description) {
    return description.type() == null ? "1" : description.type();
  }

  /**
   * The purpose group with the largest share; statements about the whole activity take precedence.
   */
  private Optional<String> sector() {
    for (StatedOf origin : StatedOf.values()) {
      Map<String, BigDecimal> shares = new LinkedHashMap<>();
      activity.sectors().stream()
          .filter(sector -> sector.origin() == origin)
          .forEach(
              sector ->
                  sector.purposeGroup().ifPresent(group -> shares.put(group, BigDecimal.ZERO)));
      shares.replaceAll((group, none) -> sum(group, origin));
      BigDecimal most = shares.values().stream().max(Comparator.naturalOrder()).orElse(null);
      for (Map.Entry<String, BigDecimal> each : shares.entrySet()) {
        if (each.getValue().equals(most)) {
          return Optional.of(each.getKey());
        }
      }
    }
    return Optional.empty();
  }

  /** Shares in one list are added; two lists describe the same whole twice. */
  private BigDecimal sum(String group, StatedOf origin) {
    Map<String, BigDecimal> byList = new LinkedHashMap<>();
    activity.sectors().stream()
        .filter(sector -> sector.origin() == origin)
        .filter(sector -> sector.purposeGroup().filter(group::equals).isPresent())
        .forEach(sector -> byList.merge(sector.vocabulary(), share(sector), BigDecimal::add));
    return byList.values().stream().max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
  }

  private static BigDecimal share(SectorShare sector) {
    return sector.percentage() == null ? BigDecimal.ZERO : sector.percentage();
  }

  /** The goal, if there is only one: with several, we cannot know which matters most. */
  private Optional<String> goal() {
    List<String> goals =
        activity.sectors().stream()
            .filter(s -> s.vocabulary().equals(GOALS) && s.origin() == StatedOf.ACTIVITY)
            .flatMap(s -> Stream.ofNullable(s.code()))
            .distinct()
            .toList();
    return goals.size() == 1 ? Optional.of(goals.get(0)) : Optional.empty();
  }

  /** If nothing is stated, the country answers: it could be tied, or have no provider. */
  private Optional<String> tying() {
    return activity.tying().map(DemandAnswers::inForm);
  }

  private static String inForm(TiedStatus status) {
    return switch (status) {
      case UNTIED -> "untied";
      case PARTIALLY_TIED -> "partiallyTied";
      case TIED -> "tied";
    };
  }

  private Optional<Money> budget() {
    return BudgetTotal.in(AccountingCurrency.CURRENCY, activity.budgets())
        .filter(Money::isPositive);
  }

  /** The planned duration in months, rounded up. */
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
