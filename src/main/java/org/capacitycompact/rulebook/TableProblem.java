package org.capacitycompact.rulebook;

import java.util.List;

/**
 * Why a table cannot be published: the kind of problem, its place, and the arguments of its text.
 * All content comes from a submitted file and is shown as text only.
 */
public record TableProblem(Kind kind, Place place, List<String> detail) {

  private static final int LONGEST = 200;

  public TableProblem {
    detail =
        detail.stream()
            .map(each -> each.length() <= LONGEST ? each : each.substring(0, LONGEST) + "…")
            .toList();
  }

  static TableProblem of(Kind kind, Place place, String... detail) {
    return new TableProblem(kind, place, List.of(detail));
  }

  /** The kinds of problems; the text of each is {@code policy.problem.<kind>}. */
  public enum Kind {
    // The file
    TOO_LARGE,
    NOT_XML,
    DECLARES_ENTITIES,
    TOO_DEEP,
    NOT_THE_SCHEMA,
    UNKNOWN_ELEMENT,
    UNKNOWN_ATTRIBUTE,
    UNSAFE_NAME,
    NAMED_TWICE,
    OTHER_LANGUAGE,
    // What the decision has to be asked with, and to answer
    OTHER_FILE,
    DECISION_MISSING,
    DECISION_ADDED,
    DECISION_CHANGED,
    HIT_POLICY,
    INPUT_MISSING,
    INPUT_ADDED,
    INPUT_RETYPED,
    OUTPUT_CHANGED,
    FACT_UNREAD,
    SUM_CHANGED,
    // The cells
    CELLS_MISSING,
    CELL_EMPTY,
    CELL_TOO_LONG,
    CELL_UNREADABLE,
    CELL_TOO_CLEVER,
    NAME_UNKNOWN,
    WORD_UNKNOWN,
    NOT_A_FIGURE,
    NUMBER_WITH_COMMA,
    NUMBER_AFTER_COMPARISON,
    NUMBER_AMBIGUOUS,
    NUMBER_LEADING_ZERO,
    CELL_NEVER_HOLDS,
    ROW_NEVER_HOLDS,
    // The clauses
    CLAUSE_MISSING,
    CLAUSE_UNKNOWN,
    CRITERION_DROPPED,
    LEVEL_UNKNOWN,
    POINTS_OUT_OF_RANGE,
    WEIGHT_OUT_OF_RANGE,
    WEIGHT_UNEVEN,
    REMEDY_MISSING,
    // The results
    CANNOT_BE_READ,
    CANNOT_BE_EVALUATED,
    NO_ROW_FOR_CRITERION,
    TWO_ROWS_FOR_CRITERION,
    NO_ANSWER,
    ANSWER_UNKNOWN,
    TIED_PASSES,
    TOOK_TOO_LONG
  }
}
