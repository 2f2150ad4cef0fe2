package org.capacitycompact.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A question as one reader sees it.
 *
 * @param id of the input in the page; of the first option where there are several
 * @param help how to answer, in one sentence; may be empty
 * @param hint the required notation, for kinds with only one; may be empty
 * @param error what is wrong in words, or null
 * @param needed when it must be answered, in words; empty if that depends on its row; null for
 *     never
 * @param digitsOnly whether a phone may show its number pad
 * @param value the content of the input, as text
 * @param options including what is chosen
 * @param confirmation if the answer may be a typing error; null otherwise
 */
public record FieldView(
    String key,
    String id,
    FieldKind kind,
    String label,
    String help,
    String hint,
    @Nullable String error,
    boolean required,
    @Nullable String needed,
    boolean readOnly,
    boolean digitsOnly,
    String value,
    List<Option> options,
    @Nullable Confirmation confirmation) {

  /** Characters that fit beside another answer on a wide screen. */
  private static final int BRIEF = 30;

  /** Characters of all options that fit into one row with their buttons. */
  private static final int ROW = 55;

  /** The confirmation that the person can give for an unusual value. */
  public record Confirmation(String name, String value, String label) {}

  /** One option. */
  public record Option(String id, String value, String label, boolean chosen) {}

  /**
   * Ids of the elements that explain the input, for {@code aria-describedby}; null when there are
   * none.
   */
  public @Nullable String describedBy() {
    StringBuilder ids = new StringBuilder();
    if (error != null) {
      ids.append(errorId()).append(' ');
    }
    if (!help.isEmpty()) {
      ids.append(helpId()).append(' ');
    }
    if (!hint.isEmpty()) {
      ids.append(hintId()).append(' ');
    }
    return ids.isEmpty() ? null : ids.toString().strip();
  }

  /** Whether the browser's own date field can show the value. */
  public boolean nativeDate() {
    return value.isEmpty() || value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  }

  /** The day in words, since a browser may show the month first; empty without a day. */
  public String dayInWords(Locale language) {
    try {
      return WrittenDays.inWords(LocalDate.parse(value), language);
    } catch (DateTimeException noDay) {
      return "";
    }
  }

  public String errorId() {
    return "error-" + key;
  }

  public String helpId() {
    return "help-" + key;
  }

  public String hintId() {
    return "hint-" + key;
  }

  /** The question with another label. */
  FieldView labelled(String other) {
    return new FieldView(
        key,
        id,
        kind,
        other,
        help,
        hint,
        error,
        required,
        needed,
        readOnly,
        digitsOnly,
        value,
        options,
        confirmation);
  }

  /** Whether it must be answered, always or under some condition other than its row. */
  boolean isSometimesNeeded() {
    return required || needed != null && !needed.isEmpty();
  }

  /** Whether the question is unanswered. */
  public boolean empty() {
    return value.isEmpty() && options.stream().noneMatch(Option::chosen);
  }

  /** Whether the answer is short enough to stand beside another one. */
  public boolean brief() {
    return switch (kind) {
      case DATE, MONEY, NUMBER -> !readOnly;
      case SELECT -> !readOnly && longestOption() <= BRIEF;
      default -> false;
    };
  }

  /** Whether the options fit into one row. */
  public boolean inRow() {
    return options.size() <= 3
        && options.stream().mapToInt(option -> option.label().length()).sum() <= ROW;
  }

  /** Whether the options fit into two columns. */
  public boolean inColumns() {
    return options.size() > 2 && longestOption() <= BRIEF || kind == FieldKind.CHECKLIST;
  }

  private int longestOption() {
    return options.stream().mapToInt(option -> option.label().length()).max().orElse(BRIEF + 1);
  }

  /** Whether the question has several inputs, which then need a legend. */
  public boolean grouped() {
    return kind == FieldKind.RADIO || kind == FieldKind.YES_NO || kind == FieldKind.CHECKLIST;
  }
}
