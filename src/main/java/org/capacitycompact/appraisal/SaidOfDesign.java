package org.capacitycompact.appraisal;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Exhibit.Table;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What civil society, the private sector and the partners said of a design, for whoever decides on
 * it: of each version, the newest first (S43, S47).
 */
@Component
public class SaidOfDesign {

  private final JdbcClient database;
  private final Wording wording;

  SaidOfDesign(JdbcClient database, Wording wording) {
    this.database = database;
    this.wording = wording;
  }

  private record Said(
      int version,
      String stance,
      String words,
      @Nullable String language,
      String person,
      Instant at) {}

  public Exhibit of(InitiativeNumber number, Locale language) {
    return new Table(
        wording.say(language, "appraisal.said"),
        Stream.of("who", "stance", "words", "on")
            .map(column -> wording.say(language, "appraisal.said.column." + column))
            .toList(),
        said(number).stream().map(each -> line(each, language)).toList());
  }

  private Line line(Said said, Locale language) {
    return Line.of(
        Cell.of(said.person()),
        Cell.of(wording.say(language, "appraisal.said." + said.stance())),
        said.words().isEmpty() ? Cell.NONE : Cell.said(said.words(), said.language()),
        Cell.of(
            wording.say(
                language,
                "appraisal.said.version",
                wording.day(said.at(), language),
                String.valueOf(said.version()))));
  }

  private List<Said> said(InitiativeNumber number) {
    return database
        .sql(
            """
            select s.version, s.stance, coalesce(s.words, '') as words, s.language,
              p.name || coalesce(', ' || o.name, '') as person,
              s.at
            from (
              select version, coalesce(support, 'heard') as stance, comment as words, language,
                commented_by as by, commented_at as at
              from design_comment where number = :number
              union all
              select version, case when agreed then 'agreed' else 'changes' end,
                coalesce(changes, commitment), language, replied_by, replied_at
              from design_reply where number = :number
              union all
              select version, case when agreed then 'agreed' else 'changes' end,
                coalesce(changes, commitment), language, replied_by, replied_at
              from design_partner_reply where number = :number
              union all
              select version, 'heard', words, language, said_by, said_at
              from design_contribution where number = :number) s
            join person p on p.user_id = s.by left join organisation o on o.code = p.organisation
            order by s.version desc, s.at desc
            """)
        .param("number", number)
        .query(Said.class)
        .list();
  }
}
