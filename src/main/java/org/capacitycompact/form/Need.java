package org.capacitycompact.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When a question that is not always required must be answered. The page shows the same rule beside
 * the question that refuses a missing answer.
 *
 * <p>A form declares it in the question's property {@code neededIf}, with the message of the
 * refusal as {@code needed}; if it depends on more than the form's other answers, the task's
 * handler gives it. Rules are written {@code decision = return | decline}, {@code decision !=
 * agree}, {@code amount > 0}, {@code reason} (is answered), {@code !amount} (is not answered, or
 * zero), joined by {@code and} and then by {@code or}; {@code row} means that its row of the form
 * is begun.
 */
public final class Need {

  private static final String ROW = "row";
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9]+");
  private static final Pattern TERM =
      Pattern.compile("(!?)([a-z][A-Za-z0-9]*)(?:\\s*(!?=|>)\\s*([A-Za-z0-9| ]+))?");

  /** The states that a condition can require of an answer. */
  enum Stands {
    IS,
    IS_NOT,
    ABOVE,
    GIVEN,
    NONE
  }

  /** A condition on one other answer. */
  record Term(String key, Stands stands, List<String> values) {

    boolean holds(Answers answers) {
      Object value = answers.asMap().get(key);
      return switch (stands) {
        case IS -> value != null && values.contains(said(value));
        case IS_NOT -> value == null || !values.contains(said(value));
        case ABOVE -> value instanceof BigDecimal number && number.signum() > 0;
        case GIVEN -> value != null;
        case NONE -> value == null || value instanceof BigDecimal number && number.signum() == 0;
      };
    }

    Term renamed(UnaryOperator<String> keys) {
      return new Term(keys.apply(key), stands, values);
    }

    private static String said(Object value) {
      return value instanceof Boolean answer ? (answer ? "yes" : "no") : value.toString();
    }
  }

  private final List<List<Term>> declared;
  private final boolean row;
  private final @Nullable String words;
  private final Predicate<Answers> holds;
  private final String refusal;
  private final List<String> args;

  private Need(
      List<List<Term>> declared,
      boolean row,
      @Nullable String words,
      Predicate<Answers> holds,
      String refusal,
      List<String> args) {
    this.declared = declared;
    this.row = row;
    this.words = words;
    this.holds = holds;
    this.refusal = refusal;
    this.args = args;
  }

  /** Always needed. */
  public static Need always(String refusal) {
    return new Need(List.of(), false, null, answers -> true, refusal, List.of());
  }

  /**
   * Needed when a rule in the form's notation holds.
   *
   * @throws IllegalArgumentException when the text is no such rule
   */
  public static Need when(String rule, String refusal) {
    List<List<Term>> alternatives = new ArrayList<>();
    for (String alternative : rule.strip().split("\\s+or\\s+")) {
      alternatives.add(Arrays.stream(alternative.split("\\s+and\\s+")).map(Need::term).toList());
    }
    return any(alternatives, refusal);
  }

  private static Need any(List<List<Term>> alternatives, String refusal) {
    Predicate<Answers> any =
        answers ->
            alternatives.stream()
                .anyMatch(terms -> terms.stream().allMatch(term -> term.holds(answers)));
    return new Need(List.copyOf(alternatives), false, null, any, refusal, List.of());
  }

  /** The same need on answers that are known by other keys. */
  Need renamed(UnaryOperator<String> keys) {
    return declared.isEmpty()
        ? this
        : any(
            declared.stream()
                .map(terms -> terms.stream().map(term -> term.renamed(keys)).toList())
                .toList(),
            refusal);
  }

  /**
   * Needed when the handler's condition holds.
   *
   * @param words the message for the condition, after <em>needed if</em>; it has the arguments of
   *     the refusal
   */
  public static Need told(String words, Predicate<Answers> holds, String refusal, String... args) {
    return new Need(List.of(), false, words, holds, refusal, List.of(args));
  }

  /** Read from a form's declaration for one of its questions. */
  static Need declared(String key, String rule, String refusal) {
    return rule.strip().equals(ROW) ? ofRow(key, refusal) : when(rule, refusal);
  }

  /** The errors for needed answers that are missing, in the order of the needs. */
  public static List<FieldError> unmet(Map<String, Need> needs, Answers answers) {
    Map<String, FieldError> missing = new LinkedHashMap<>();
    needs.forEach(
        (key, need) -> {
          if (answers.asks(key) && !answers.has(key) && need.holds(answers)) {
            missing.put(key, need.refusalOf(key));
          }
        });
    return List.copyOf(missing.values());
  }

  /** Needed when another question of the row is answered. */
  private static Need ofRow(String key, String refusal) {
    Matcher slot = Pattern.compile("([a-z][A-Za-z]*\\d+)[A-Z]\\w*").matcher(key);
    if (!slot.matches()) {
      throw new IllegalArgumentException(key + " stands in no row");
    }
    Pattern beside = Pattern.compile(Pattern.quote(slot.group(1)) + "[A-Z]\\w*");
    return new Need(
        List.of(),
        true,
        null,
        answers ->
            answers.asMap().keySet().stream().anyMatch(other -> beside.matcher(other).matches()),
        refusal,
        List.of());
  }

  private static Term term(String written) {
    Matcher parts = TERM.matcher(written.strip());
    if (!parts.matches() || !parts.group(1).isEmpty() && parts.group(3) != null) {
      throw new IllegalArgumentException("\"" + written + "\" is no condition");
    }
    String key = parts.group(2);
    if (parts.group(3) == null) {
      return new Term(key, parts.group(1).isEmpty() ? Stands.GIVEN : Stands.NONE, List.of());
    }
    List<String> values = Arrays.stream(parts.group(4).split("\\|")).map(String::strip).toList();
    if (!values.stream().allMatch(value -> VALUE.matcher(value).matches())) {
      throw new IllegalArgumentException("\"" + written + "\" names no value");
    }
    return switch (parts.group(3)) {
      case "=" -> new Term(key, Stands.IS, values);
      case "!=" -> new Term(key, Stands.IS_NOT, values);
      default -> {
        if (!values.equals(List.of("0"))) {
          throw new IllegalArgumentException("\"" + written + "\" compares with more than 0");
        }
        yield new Term(key, Stands.ABOVE, List.of());
      }
    };
  }

  boolean holds(Answers answers) {
    return holds.test(answers);
  }

  FieldError refusalOf(String key) {
    return new FieldError(key, refusal, args);
  }

  /** Whether it is always needed. */
  boolean isAlways() {
    return declared.isEmpty() && !row && words == null;
  }

  /** Whether it is needed with its row only. */
  boolean isOfRow() {
    return row;
  }

  /** The other questions that its rule mentions. */
  Set<String> names() {
    return declared.stream().flatMap(List::stream).map(Term::key).collect(Collectors.toSet());
  }

  /** The terms as declared: alternatives, each a list of terms that must hold together. */
  List<List<Term>> terms() {
    return declared;
  }

  /** The message for the condition, if the handler gave one. */
  @Nullable String words() {
    return words;
  }

  List<String> args() {
    return args;
  }
}
