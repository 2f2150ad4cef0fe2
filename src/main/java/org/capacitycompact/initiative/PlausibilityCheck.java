package org.capacitycompact.initiative;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FormField;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.Money;
import org.capacitycompact.web.Figures;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Figures that may be typing errors: an amount many times the budget, a day decades away, a value
 * far beyond the plan. They are not refused: the person is asked whether the value is right, and it
 * is accepted once they confirm this very value. The thresholds are dated policy values, {@code
 * slip.*}.
 */
@Component
public class PlausibilityCheck {

  private static final Duration KEPT = Duration.ofMinutes(1);

  /** The demand's own total, with which the other amounts of its form are compared. */
  private static final String TOTAL = "totalBudgetUsd";

  private final JdbcClient database;
  private final Clock clock;
  private volatile @Nullable Bounds known;

  PlausibilityCheck(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The thresholds, as of a moment. */
  private record Bounds(Map<String, BigDecimal> values, Instant readAt) {

    BigDecimal of(String name) {
      return Objects.requireNonNull(values.get("slip." + name), name);
    }
  }

  /** What is asked about in the answers of a form: its amounts and its days. */
  public List<FieldError> in(FormSchema schema, Answers answers, @Nullable Money budget) {
    List<FieldError> questions = new ArrayList<>();
    Money named =
        schema
            .field(TOTAL)
            .filter(total -> !total.inPlan())
            .flatMap(total -> answers.optionalMoney(TOTAL))
            .orElse(budget);
    for (FormField field : schema.fields()) {
      if (!field.readOnly() && !field.inPlan()) {
        switch (field.kind()) {
          case MONEY ->
              answers
                  .optionalMoney(field.key())
                  .flatMap(
                      amount ->
                          money(field.key(), amount, field.key().equals(TOTAL) ? null : named))
                  .ifPresent(questions::add);
          case DATE ->
              answers
                  .optionalDate(field.key())
                  .flatMap(day -> day(field.key(), day))
                  .ifPresent(questions::add);
          default -> {}
        }
      }
    }
    return questions;
  }

  /**
   * The open questions about a form that does not belong to a task.
   *
   * @param number the initiative with whose budget amounts are compared
   * @param sent what was submitted, including confirmations
   */
  public List<FieldError> open(
      FormSchema schema, Answers answers, InitiativeNumber number, Map<String, Object> sent) {
    Money budget =
        database
            .sql("select initiative_budget(?)")
            .param(number)
            .query(
                (row, n) -> Optional.ofNullable(row.getBigDecimal(1)).map(AccountingCurrency::of))
            .single()
            .orElse(null);
    return open(in(schema, answers, budget), confirmed(sent, schema));
  }

  /** The values that a submission says are right, by the field they are given for. */
  public static Map<String, String> confirmed(Map<String, Object> sent, FormSchema schema) {
    Map<String, String> confirmed = new HashMap<>();
    schema
        .fields()
        .forEach(
            field -> {
              Object value = sent.get(FieldError.CONFIRMED + field.key());
              if (value instanceof String || value instanceof Number) {
                confirmed.put(field.key(), value.toString());
              }
            });
    return confirmed;
  }

  /** A submission without its confirmations: the answers to the form's questions. */
  public static Map<String, Object> answersIn(Map<String, Object> sent, FormSchema schema) {
    Map<String, String> confirmed = confirmed(sent, schema);
    if (confirmed.isEmpty()) {
      return sent;
    }
    Map<String, Object> rest = new HashMap<>(sent);
    confirmed.keySet().forEach(field -> rest.remove(FieldError.CONFIRMED + field));
    return rest;
  }

  /** Whether an amount is asked about beside the whole budget. */
  public Optional<FieldError> money(String key, Money amount, @Nullable Money budget) {
    Locale language = LocaleContextHolder.getLocale();
    if (budget == null || budget.isZero()) {
      return Optional.of(amount)
          .filter(much -> much.amount().compareTo(bounds().of("dollars")) > 0)
          .map(
              much ->
                  FieldError.question(
                      key, "slip.dollars", much.plain(), Figures.money(much, language)));
    }
    return Optional.of(amount)
        .filter(
            much ->
                much.amount().compareTo(budget.amount().multiply(bounds().of("timesBudget"))) > 0)
        .map(
            much ->
                FieldError.question(
                    key,
                    "slip.budget",
                    much.plain(),
                    Figures.money(much, language),
                    times(much, budget, language),
                    Figures.money(budget, language)));
  }

  /** A question about a day that is decades away, if any. */
  public Optional<FieldError> day(String key, LocalDate day) {
    long years = bounds().of("years").longValue();
    long away =
        Math.abs(ChronoUnit.DAYS.between(CountryDays.compactDay(clock.instant()), day)) / 365;
    return away < years
        ? Optional.empty()
        : Optional.of(
            FieldError.question(
                key,
                "slip.day",
                day.toString(),
                Figures.day(day, LocaleContextHolder.getLocale()),
                String.valueOf(away)));
  }

  /** A question about a value that is far from the planned ones, baseline and target, if any. */
  public Optional<FieldError> value(String key, BigDecimal value, BigDecimal... planned) {
    BigDecimal most = BigDecimal.ZERO;
    for (BigDecimal each : planned) {
      most = most.max(each.abs());
    }
    BigDecimal target = planned[planned.length - 1];
    if (most.signum() == 0
        || value.abs().compareTo(most.multiply(bounds().of("timesTarget"))) <= 0) {
      return Optional.empty();
    }
    Locale language = LocaleContextHolder.getLocale();
    return Optional.of(
        FieldError.question(
            key,
            "slip.target",
            plain(value),
            Figures.number(value, language),
            Figures.number(target, language)));
  }

  /**
   * The questions that are still open.
   *
   * @param confirmed the values that the person has confirmed, by field
   */
  public static List<FieldError> open(List<FieldError> questions, Map<String, String> confirmed) {
    return questions.stream()
        .filter(
            question ->
                !same(String.valueOf(question.asked()), confirmed.getOrDefault(question.key(), "")))
        .toList();
  }

  /** A confirmation is for one value: 20000 confirms 20000.00 and no other. */
  private static boolean same(String asked, String confirmed) {
    if (asked.equals(confirmed.strip())) {
      return true;
    }
    return confirmed.strip().matches("-?[0-9]{1,15}([.][0-9]{1,6})?")
        && asked.matches("-?[0-9]+([.][0-9]+)?")
        && new BigDecimal(asked).compareTo(new BigDecimal(confirmed.strip())) == 0;
  }

  private static String plain(BigDecimal value) {
    return value.toPlainString();
  }

  private static String times(Money amount, Money budget, Locale language) {
    BigDecimal times = amount.amount().divide(budget.amount(), 1, RoundingMode.HALF_UP);
    return Figures.number(
        times.compareTo(BigDecimal.TEN) < 0 ? times : times.setScale(0, RoundingMode.HALF_UP),
        language);
  }

  /** Needed with every decision, so it is read at most once a minute. */
  private Bounds bounds() {
    Instant now = clock.instant();
    Bounds latest = known;
    if (latest == null || Duration.between(latest.readAt(), now).abs().compareTo(KEPT) > 0) {
      latest = new Bounds(read(), now);
      known = latest;
    }
    return latest;
  }

  private Map<String, BigDecimal> read() {
    return database
        .sql(
            """
            select distinct on (name) name, amount from policy_value
            where name like 'slip.%' and valid_from <= ? order by name, valid_from desc
            """)
        .param(CountryDays.compactDay(clock.instant()))
        .query((row, n) -> Map.entry(row.getString(1), row.getBigDecimal(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
