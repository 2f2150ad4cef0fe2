package org.capacitycompact.integrity;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;

/**
 * A report of harm or fraud on its way: open, with a day by which the reporter hears from the
 * officers, until one of them closes it; open again when the reporter adds to it. A transition
 * answers false where it is not possible, and then nothing has changed.
 */
@Entity(name = "IntegrityReport")
@Table(name = "integrity_report")
class Report {

  enum State {
    OPEN,
    CLOSED
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private byte[] code;
  private String about;
  private @Nullable InitiativeNumber number;
  private @Nullable String reporter;
  private @Nullable String name;
  private @Nullable String contact;
  private String readsIn;
  private Instant receivedAt;

  @Enumerated(EnumType.STRING)
  private State state;

  private @Nullable Instant answerBy;
  private @Nullable Instant remindedAt;
  private @Nullable Instant escalatedAt;

  @Enumerated(EnumType.STRING)
  private @Nullable Outcome outcome;

  private @Nullable String closedBy;
  private @Nullable Instant closedAt;

  @Version private long revision;

  protected Report() {}

  static Report receive(
      ReportCode code,
      NewReport made,
      @Nullable InitiativeNumber number,
      Locale readsIn,
      Instant now,
      Duration answerWithin) {
    Report report = new Report();
    report.code = code.hash();
    report.about = made.about();
    report.number = number;
    report.reporter = made.reporter();
    report.name = made.name();
    report.contact = made.contact();
    report.readsIn = readsIn.toLanguageTag();
    report.receivedAt = now;
    report.wait(now.plus(answerWithin));
    return report;
  }

  long id() {
    return id;
  }

  @Nullable InitiativeNumber number() {
    return number;
  }

  @Nullable String reporter() {
    return reporter;
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  /** The reporter said something: it waits for an answer, also if it was closed. */
  void hear(Instant answerBy) {
    wait(answerBy);
    outcome = null;
    closedBy = null;
    closedAt = null;
  }

  /** An officer answered; the reporter hears from them again by then. */
  boolean answer(Instant nextWordBy) {
    if (!isOpen()) {
      return false;
    }
    wait(nextWordBy);
    return true;
  }

  /** It is about this initiative; null where that is not known. */
  boolean concern(@Nullable InitiativeNumber about) {
    if (!isOpen()) {
      return false;
    }
    number = about;
    return true;
  }

  /** One that holds payments back is not closed: the database refuses it too. */
  boolean close(Outcome how, String by, Instant at) {
    if (!isOpen()) {
      return false;
    }
    state = State.CLOSED;
    answerBy = null;
    outcome = how;
    closedBy = by;
    closedAt = at;
    return true;
  }

  /** Nobody has answered in time: the officers are told, once. */
  boolean remind(Instant now) {
    if (answerBy == null || answerBy.isAfter(now) || remindedAt != null) {
      return false;
    }
    remindedAt = now;
    return true;
  }

  /** Still nobody: an operator is told, once. */
  boolean escalate(Instant now, Duration after) {
    if (!isOpen()
        || remindedAt == null
        || remindedAt.plus(after).isAfter(now)
        || escalatedAt != null) {
      return false;
    }
    escalatedAt = now;
    return true;
  }

  private void wait(Instant until) {
    state = State.OPEN;
    answerBy = until;
    remindedAt = null;
    escalatedAt = null;
  }
}
