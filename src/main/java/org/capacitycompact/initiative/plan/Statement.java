package org.capacitycompact.initiative.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The answers of a form as written: a text, or a list of texts, by key. Unanswered questions are
 * absent, so that they stay unknown.
 */
public record Statement(Map<String, Object> written, Source source) {

  public static final Statement EMPTY = unsaid("");

  public Statement {
    written = Map.copyOf(written);
  }

  /**
   * The origin of a statement.
   *
   * @param form id of the form; empty where it does not matter
   * @param version counted from 1 for each form of an initiative; null while being written
   * @param by sign-in name of who submitted it; null while being written
   * @param language in which it was written; null when unknown
   */
  public record Source(
      String form,
      @Nullable Integer version,
      @Nullable String by,
      @Nullable Instant at,
      @Nullable String language) {

    /** The source of a form that nobody has submitted yet. */
    public static Source unsubmitted(String form) {
      return new Source(form, null, null, null, null);
    }
  }

  /** An empty statement of a form that nobody has submitted. */
  public static Statement unsaid(String form) {
    return new Statement(Map.of(), Source.unsubmitted(form));
  }

  /** A statement of typed answers. */
  public static Statement of(Map<String, Object> typed) {
    return draft("", typed);
  }

  /** The statement of a form that is still being written. */
  public static Statement draft(String form, Map<String, Object> typed) {
    Map<String, Object> written = new HashMap<>();
    typed.forEach((key, value) -> written.put(key, write(value)));
    return new Statement(written, Source.unsubmitted(form));
  }

  public Optional<String> text(String key) {
    return Optional.ofNullable(written.get(key)).map(String.class::cast);
  }

  public Optional<BigDecimal> decimal(String key) {
    return text(key).map(BigDecimal::new);
  }

  public Optional<Money> money(String key) {
    return decimal(key).map(AccountingCurrency::of);
  }

  /** An amount of money; nothing where it was not answered. */
  public Money amount(String key) {
    return money(key).orElse(AccountingCurrency.NOTHING);
  }

  public Optional<Integer> whole(String key) {
    return decimal(key).map(BigDecimal::intValueExact);
  }

  public Optional<Boolean> flag(String key) {
    return text(key).map("yes"::equals);
  }

  public Optional<LocalDate> date(String key) {
    return text(key).map(LocalDate::parse);
  }

  /** The chosen options; empty when unanswered. */
  public List<String> list(String key) {
    return written.get(key) instanceof List<?> chosen
        ? chosen.stream().map(String.class::cast).toList()
        : List.of();
  }

  /**
   * How many options were chosen. An empty checklist is unknown; one with only {@code none} counts
   * as zero.
   */
  public Optional<Integer> count(String key) {
    List<String> chosen = list(key);
    return chosen.isEmpty()
        ? Optional.empty()
        : Optional.of((int) chosen.stream().filter(option -> !option.equals("none")).count());
  }

  /** The lines of a text that asks for one entry per line. */
  public List<String> lines(String key) {
    return text(key).stream()
        .flatMap(String::lines)
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static Object write(Object value) {
    if (value instanceof Boolean answer) {
      return answer ? "yes" : "no";
    }
    if (value instanceof BigDecimal number) {
      return number.stripTrailingZeros().toPlainString();
    }
    return value instanceof List<?> chosen ? List.copyOf(chosen) : value.toString();
  }
}
