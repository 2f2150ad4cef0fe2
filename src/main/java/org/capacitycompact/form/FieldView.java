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
 * @param hint how to write it, for kinds that have one way only; may be empty
 * @param error what is wrong in words, or null
 * @param needed when it has to be answered, in words; empty where its row tells; null for never
 * @param digitsOnly whether a phone may show its number pad
 * @param value what stands in the input, as text
 * @param options with what is chosen
 * @param confirmation where the answer may be a slip; null where nothing is asked about it
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

  /** Characters that fit beside something else on a desk. */
  private static final int BRIEF = 30;

  /** Characters of all options that fit into one row with their buttons. */
  private static final int ROW = 55;

  /** What the person is asked to say is right, beside the question what was meant. */
  public record Confirmation(String name, String value, String label) {}

  /** One option. */
  public record Option(String id, String value, String label, boolean chosen) {}

  /** Ids of what explains the input, for {@code aria-describedby}; null when nothing does. */
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

  /** Whether the browser's own field for a day can show what stands in it. */
  public boolean nativeDate() {
    return value.isEmpty() || value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  }

  /** A day in words, for whoever's browser writes the month first; empty without one. */
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

  /** The question under another label. */
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

  /** Whether it has to be answered, always or at times, whatever becomes of its row. */
  boolean isSometimesNeeded() {
    return required || needed != null && !needed.isEmpty();
  }

  /** Whether nothing is answered. */
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

  /** Whether a question is asked by several inputs, which then need a legend. */
  public boolean grouped() {
    return kind == FieldKind.RADIO || kind == FieldKind.YES_NO || kind == FieldKind.CHECKLIST;
  }
}
