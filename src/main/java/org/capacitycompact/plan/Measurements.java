package org.capacitycompact.plan;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.plan.Measure;
import org.capacitycompact.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/**
 * The values of indicators over time. They are only added: a correction is a newer value of the
 * same day. What progress reports and the joint examination tell is added by the database itself.
 */
@Service
public class Measurements {

  /** The form that asks for a value. */
  public static final String FORM = "plan-measurement";

  /** As many as a page shows, the newest days. */
  private static final int SHOWN = 200;

  private final InitiativeLock turns;
  private final Initiatives initiatives;
  private final PlanRows rows;
  private final PlanRights rights;
  private final CountryDays days;
  private final Chronicle chronicle;
  private final JdbcClient database;
  private final Clock clock;

  Measurements(
      InitiativeLock turns,
      Initiatives initiatives,
      PlanRows rows,
      PlanRights rights,
      CountryDays days,
      Chronicle chronicle,
      JdbcClient database,
      Clock clock) {
    this.turns = turns;
    this.initiatives = initiatives;
    this.rows = rows;
    this.rights = rights;
    this.days = days;
    this.chronicle = chronicle;
    this.database = database;
    this.clock = clock;
  }

  /** The values of an indicator: its newest days first, of a day the one that counts first. */
  public List<Measurement> of(InitiativeNumber number, int indicator) {
    return database
        .sql(
"""
select indicator, on_day, value, words, source, said_in, measured_by, measured_at, language,
  row_number() over (partition by on_day order by id desc) > 1 as corrected
from plan_measurement where number = ? and indicator = ? order by on_day desc, id desc limit ?
""")
        .params(number, indicator, SHOWN)
        .query((row, n) -> measurement(row))
        .list();
  }

  /** A value of a sufficiency target, that counts on its day. */
  public record OfTarget(
      int target, String indicator, LocalDate on, BigDecimal value, Measurement.SaidIn saidIn) {}

  /** The values of the sufficiency targets over time, the newest of each first; one statement. */
  public List<OfTarget> ofTargets(InitiativeNumber number) {
    return database
        .sql(
"""
select distinct on (t.position, m.on_day) t.position as target, t.indicator,
  m.on_day as "on", m.value, m.said_in
from plan_measurement m
  join sufficiency_target t on t.number = m.number and t.indicator_position = m.indicator
where m.number = ? and m.value is not null
order by t.position, m.on_day desc, m.id desc
""")
        .param(number)
        .query(OfTarget.class)
        .list();
  }

  /** The newest value of each indicator that has one, by its position; one statement. */
  public Map<Integer, Measurement> newest(InitiativeNumber number) {
    return database
        .sql(
"""
select distinct on (indicator) indicator, on_day, value, words, source, said_in, measured_by,
  measured_at, language, false as corrected
from plan_measurement where number = ? order by indicator, on_day desc, id desc
""")
        .param(number)
        .query((row, n) -> Map.entry(row.getInt("indicator"), measurement(row)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Measurement measurement(ResultSet row) throws SQLException {
    return new Measurement(
        row.getObject("on_day", LocalDate.class),
        row.getBigDecimal("value"),
        row.getString("words"),
        row.getString("source"),
        Measurement.SaidIn.valueOf(row.getString("said_in")),
        row.getString("measured_by"),
        row.getTimestamp("measured_at").toInstant(),
        row.getString("language"),
        row.getBoolean("corrected"));
  }

  /**
   * Whether somebody enters values now: whoever writes the plan until it is agreed, such as a
   * baseline that was still to be measured; the implementing institution from then on.
   */
  public boolean enters(Initiative initiative, Actor actor) {
    PlanAccess access = rights.of(initiative, actor);
    return access.phase() == Phase.AGREED
        ? initiative.status().isOpen() && Right.REPORT_PROGRESS.on(actor, initiative.country())
        : access.phase().isWritten() && access.edits();
  }

  /**
   * Keeps a value.
   *
   * @return why it was not kept; empty when it was
   * @throws AccessDeniedException when it is not theirs to enter, or no value is entered now
   */
  public List<FieldError> enter(InitiativeNumber number, int indicator, Answers answers, Actor by) {
    return turns.shared(
        number,
        () -> {
          Initiative initiative = initiatives.get(number);
          if (!enters(initiative, by)) {
            throw new AccessDeniedException("values of this plan are not theirs to enter now");
          }
          Optional<Row> row = rows.find(number, Section.INDICATORS, indicator);
          if (row.isEmpty()) {
            return List.of(FieldError.of("measuredValue", "measurement.gone"));
          }
          List<FieldError> errors = against(initiative, row.get(), answers);
          if (errors.isEmpty()) {
            keep(number, row.get(), answers, by);
          }
          return errors;
        });
  }

  private List<FieldError> against(Initiative initiative, Row indicator, Answers answers) {
    List<FieldError> errors = new ArrayList<>();
    LocalDate on = answers.date("measuredOn");
    if (days.isToCome(initiative.country(), on)) {
      errors.add(
          FieldError.ofDays(
              "measuredOn", "measurement.date.future", on, days.today(initiative.country())));
    }
    Measure measure = measureOf(indicator);
    Optional<BigDecimal> value = answers.optionalDecimal("measuredValue");
    if (measure == Measure.WORDS && !answers.has("measuredWords")) {
      errors.add(FieldError.of("measuredWords", "measurement.words.missing"));
    }
    if (measure != Measure.WORDS && value.isEmpty()) {
      errors.add(FieldError.of("measuredValue", "measurement.value.missing"));
    }
    value
        .flatMap(measure::against)
        .ifPresent(why -> errors.add(FieldError.of("measuredValue", why)));
    return errors;
  }

  static Measure measureOf(Row indicator) {
    return Measure.valueOf(indicator.text("measure").orElse(Measure.NUMBER.name()));
  }

  private void keep(InitiativeNumber number, Row indicator, Answers answers, Actor by) {
    LocalDate on = answers.date("measuredOn");
    BigDecimal value = answers.optionalDecimal("measuredValue").orElse(null);
    String words = answers.optionalText("measuredWords").orElse(null);
    database
        .sql(
            """
            insert into plan_measurement (number, indicator, on_day, value, words, source, said_in,
              measured_by, measured_at)
            values (?, ?, ?, ?, ?, ?, 'PAGE', ?, ?)
            """)
        .params(
            Arrays.asList(
                number,
                indicator.position(),
                on,
                value,
                words,
                answers.optionalText("measuredSource").orElse(null),
                by.userId(),
                SqlTime.now(clock)))
        .update();
    chronicle.record(
        number,
        "plan.measured",
        by,
        indicator.name(),
        on.toString(),
        value == null ? String.valueOf(words) : Columns.plain(value).toPlainString(),
        String.valueOf(indicator.position()));
  }
}
