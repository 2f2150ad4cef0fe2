package org.capacitycompact.appraisal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.capacitycompact.appraisal.RemarkForm.Noted;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What becomes of remarks about rows of a plan: they are made, answered and settled. */
@Component
class Remarks {

  private final RemarkRepository remarks;
  private final Designs designs;
  private final JdbcClient database;
  private final Clock clock;

  Remarks(RemarkRepository remarks, Designs designs, JdbcClient database, Clock clock) {
    this.remarks = remarks;
    this.designs = designs;
    this.database = database;
    this.clock = clock;
  }

  /**
   * The country's word about one remark.
   *
   * @param reason why it is not taken up, or how it is; null without one
   */
  record Answered(boolean takenUp, @Nullable String reason) {}

  /**
   * Keeps what was said about rows of the present version of the design.
   *
   * @param partner code of the partner that says it; null for society of the country
   */
  void say(InitiativeNumber number, @Nullable String partner, List<Noted> noted, Actor by) {
    if (noted.isEmpty()) {
      return;
    }
    int design = designs.version(number);
    Instant now = clock.instant();
    remarks.saveAllAndFlush(
        noted.stream()
            .map(each -> new Remark(number, design, partner, each, by.userId(), now))
            .toList());
  }

  /** Those that wait for the country's word, in their order. */
  List<Remark> open(InitiativeNumber number) {
    return remarks.findByNumberAndStateOrderById(number, RemarkState.OPEN);
  }

  /** The country answers one of them; nothing happens to what has been answered. */
  void answer(InitiativeNumber number, Remark remark, Answered said, Actor by) {
    if (!remark.answer(said.takenUp(), clock.instant())) {
      return;
    }
    remarks.flush();
    database
        .sql(
            """
            insert into design_remark_answer
              (remark, number, taken_up, reason, answered_by, answered_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(remark.id(), number, said.takenUp(), said.reason(), by.userId(), SqlTime.now(clock))
        .update();
  }

  /** A partner agreed to the design: what it had asked for, and was answered, is settled. */
  void settle(InitiativeNumber number, String partner) {
    List<Remark> answered =
        remarks.findByNumberAndOrganisationAndStateOrderById(number, partner, RemarkState.ANSWERED);
    answered.forEach(each -> each.settle(clock.instant()));
    if (!answered.isEmpty()) {
      remarks.flush();
    }
  }
}
