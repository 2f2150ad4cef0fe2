package org.capacitycompact.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.Money;
import org.capacitycompact.money.Percent;
import org.capacitycompact.platform.text.WrittenText;
import org.jspecify.annotations.Nullable;

/**
 * Valid answers to a form, by key and type. Use the plain getters for required fields and the
 * {@code optional…} ones for others.
 *
 * <p>A getter throws {@link IllegalArgumentException} when the form has no such question, a
 * required answer is missing, or the answer is of another type: these are errors in the form or in
 * the code that reads it, never of the person.
 */
public final class Answers {

  private final Map<String, Object> values;
  private final @Nullable Set<String> asked;

  Answers(Map<String, Object> values, @Nullable Set<String> asked) {
    this.values = Map.copyOf(values);
    this.asked = asked == null ? null : Set.copyOf(asked);
  }

  /** Answers that no form has checked: for tests, and for code with typed values of its own. */
  public static Answers of(Map<String, Object> typed) {
    return new Answers(typed, null);
  }

  /**
   * Whether the form asks this: a task may still run with the form of an earlier release, and what
   * rows of the plan answer is not asked.
   */
  public boolean asks(String key) {
    return asked == null || asked.contains(key);
  }

  /** Whether there is an answer. */
  public boolean has(String key) {
    return find(key, Object.class).isPresent();
  }

  /** A text, or the value of the chosen option. */
  public String text(String key) {
    return present(key, optionalText(key));
  }

  /** A text or the value of the chosen option, if given. */
  public Optional<String> optionalText(String key) {
    return find(key, String.class);
  }

  /** An amount in the currency of the accounts. */
  public Money money(String key) {
    return present(key, optionalMoney(key));
  }

  /** An amount in the currency of the accounts, if given. */
  public Optional<Money> optionalMoney(String key) {
    return optionalDecimal(key).map(AccountingCurrency::of);
  }

  /** A percentage, if given. */
  public Optional<Percent> optionalPercent(String key) {
    return optionalDecimal(key).map(Percent::new);
  }

  /** A number with as many decimals as the form allows. */
  public BigDecimal decimal(String key) {
    return present(key, optionalDecimal(key));
  }

  /** A number with as many decimals as the form allows, if given. */
  public Optional<BigDecimal> optionalDecimal(String key) {
    return find(key, BigDecimal.class);
  }

  /** A whole number. */
  public int integer(String key) {
    return present(key, optionalInteger(key));
  }

  /** A whole number, if given. */
  public Optional<Integer> optionalInteger(String key) {
    return optionalDecimal(key).map(BigDecimal::intValueExact);
  }

  /** A yes or no; a box that was not ticked is no. */
  public boolean bool(String key) {
    return present(key, optionalBool(key));
  }

  /** A yes or no, if answered. */
  public Optional<Boolean> optionalBool(String key) {
    return find(key, Boolean.class);
  }

  /** A calendar day. */
  public LocalDate date(String key) {
    return present(key, optionalDate(key));
  }

  /** A calendar day, if given. */
  public Optional<LocalDate> optionalDate(String key) {
    return find(key, LocalDate.class);
  }

  /** The options chosen in a checklist, in order; empty when none. */
  public List<String> list(String key) {
    return find(key, List.class)
        .map(
            chosen -> {
              List<?> any = chosen;
              return any.stream().map(String.class::cast).toList();
            })
        .orElse(List.of());
  }

  /** The lines of a long text that asks for one entry per line; empty when there are none. */
  public List<String> lines(String key) {
    return optionalText(key).stream()
        .flatMap(String::lines)
        .map(WrittenText::tidy)
        .filter(entry -> !entry.isEmpty())
        .toList();
  }

  /** Every answer with its typed value, for the record of what was submitted. */
  public Map<String, Object> asMap() {
    return values;
  }

  private <T> Optional<T> find(String key, Class<T> type) {
    if (asked != null && !asked.contains(key)) {
      throw new IllegalArgumentException("The form does not ask for " + key);
    }
    Object value = values.get(key);
    if (value != null && !type.isInstance(value)) {
      throw new IllegalArgumentException(
          key + " is a " + value.getClass().getSimpleName() + ", not a " + type.getSimpleName());
    }
    return Optional.ofNullable(value).map(type::cast);
  }

  private static <T> T present(String key, Optional<T> value) {
    return value.orElseThrow(
        () -> new IllegalArgumentException("No answer for " + key + ": does the form require it?"));
  }
}
