package org.capacitycompact.rulebook;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.rulebook.Publication.Outcome;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A proposed new version of a decision table. It never changes: what was tried is what can be
 * published, and editing it makes another draft.
 */
@Entity
@Immutable
@Table(name = "decision_draft")
public class Draft {

  /** How long before it holds a version may be published. */
  static final Duration FURTHEST = Duration.ofDays(5 * 366);

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String decision;
  private int basedOn;

  @Enumerated(EnumType.STRING)
  private Origin origin;

  private String note;
  private byte[] dmn;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<TableProblem> problems;

  @JdbcTypeCode(SqlTypes.JSON)
  private @Nullable Map<String, Map<String, Object>> examples;

  private String madeBy;
  private Instant madeAt;

  protected Draft() {}

  static Draft handIn(
      String decision,
      int basedOn,
      Origin origin,
      String note,
      byte[] dmn,
      TableCheck.Checked checked,
      String by,
      Instant at) {
    Draft draft = new Draft();
    draft.decision = decision;
    draft.basedOn = basedOn;
    draft.origin = origin;
    draft.note = note;
    draft.dmn = dmn;
    draft.problems = checked.problems();
    draft.examples = checked.examples();
    draft.madeBy = by;
    draft.madeAt = at;
    return draft;
  }

  /** How the draft was made. */
  public enum Origin {
    UPLOAD,
    FIGURES
  }

  public long id() {
    return id;
  }

  /** Id of the decision, {@code quality}. */
  public String decision() {
    return decision;
  }

  /** The version that held when it was made. */
  public int basedOn() {
    return basedOn;
  }

  public Origin origin() {
    return origin;
  }

  /** What its maker says of it; may be empty. */
  public String note() {
    return note;
  }

  /** The file as it was handed in; only of a {@link #sound()} draft may it be evaluated. */
  public byte[] dmn() {
    return dmn;
  }

  /** What the check found wrong; empty when it can be published. */
  public List<TableProblem> problems() {
    return List.copyOf(problems);
  }

  /**
   * Example facts by the id of the row that they reach ({@link #reaches}); empty when the draft is
   * unsound, or older than these examples.
   */
  public Map<String, Map<String, Object>> examples() {
    return examples == null ? Map.of() : Map.copyOf(examples);
  }

  /** Sign-in name. */
  public String madeBy() {
    return madeBy;
  }

  public Instant madeAt() {
    return madeAt;
  }

  /** Whether facts were found that a row answers. */
  public boolean reaches(String row) {
    Map<String, Object> facts = examples().get(row);
    return facts != null && !facts.containsKey(Examples.NOT_REACHED);
  }

  /** Whether the check found no problem, so that it may be tried and published. */
  public boolean sound() {
    return problems.isEmpty();
  }

  /**
   * The reason it cannot be published; empty if it can.
   *
   * @param known every version of its decision
   * @param from when the version would become valid
   * @param seen the newest version that whoever publishes knows of
   */
  Optional<Outcome> obstacle(List<DecisionVersion> known, Instant from, int seen, Instant now) {
    if (!sound()) {
      return Optional.of(Outcome.NOT_SOUND);
    }
    if (from.isBefore(now)) {
      return Optional.of(Outcome.IN_THE_PAST);
    }
    if (from.isAfter(now.plus(FURTHEST))) {
      return Optional.of(Outcome.TOO_FAR);
    }
    boolean before = known.stream().anyMatch(each -> !each.withdrawn() && id.equals(each.draft()));
    if (before) {
      return Optional.of(Outcome.PUBLISHED_BEFORE);
    }
    return Publication.newest(known) == seen
        ? Optional.empty()
        : Optional.of(Outcome.CHANGED_MEANWHILE);
  }
}
