package org.capacitycompact.appraisal;

import java.time.Instant;
import java.util.List;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was said about rows of a plan while its design was heard, and the country's answers. */
@Component
class RemarksRead {

  private final JdbcClient database;

  RemarksRead(JdbcClient database) {
    this.database = database;
  }

  /**
   * A remark as it is read.
   *
   * @param design the version of the design that it is about
   * @param partner code of the partner that asked; null for society of the country
   * @param partnerName its name; null likewise
   * @param language of the words; null when unknown
   * @param takenUp null until the country has answered
   */
  record Told(
      long id,
      int design,
      String section,
      int position,
      String words,
      @Nullable String language,
      @Nullable String partner,
      @Nullable String partnerName,
      String by,
      Instant at,
      String state,
      @Nullable Boolean takenUp,
      @Nullable String reason,
      @Nullable String reasonLanguage,
      @Nullable String answeredBy,
      @Nullable Instant answeredAt) {

    /** Of the row, as {@code Row.anchor()} gives it. */
    String anchor() {
      return section + "-" + position;
    }

    boolean isOpen() {
      return state.equals(RemarkState.OPEN.name());
    }
  }

  /** All of an initiative, the open ones first, then the newest. */
  List<Told> of(InitiativeNumber number) {
    return database
        .sql(
            """
            select r.id, r.design, r.section, r.position, r.words, r.language,
              r.organisation as partner, o.name as partner_name, p.name as by, r.said_at as at,
              r.state, r.taken_up, a.reason, a.language as reason_language, q.name as answered_by,
              a.answered_at
            from design_remark r join person p on p.user_id = r.said_by
              left join organisation o on o.code = r.organisation
              left join design_remark_answer a on a.remark = r.id
              left join person q on q.user_id = a.answered_by
            where r.number = ?
            order by r.state <> 'OPEN', r.design desc, r.id
            """)
        .param(number)
        .query(Told.class)
        .list();
  }
}
