package org.capacitycompact.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Measure;
import org.capacitycompact.plan.TargetPath.Point;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The ways to all sufficiency targets of an initiative, read in two statements. */
@Service
public class TargetPaths {

  /** As many values of a target as a picture shows, the newest days. */
  private static final int SHOWN = 24;

  private final JdbcClient database;
  private final ObjectMapper json;

  TargetPaths(JdbcClient database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** A target on the way as the plan's table keeps it. */
  private record OnTheWay(BigDecimal value, String on) {}

  /** In the order of the plan. */
  public List<TargetPath> of(InitiativeNumber number) {
    Map<Integer, List<Point>> values = values(number);
    return database
        .sql(
            """
            select t.position, t.indicator, t.indicator_position, t.baseline, t.target, t.due, t.reached,
              i.language, coalesce(i.measure, 'NUMBER') as measure, i.direction,
              coalesce(i.targets, '[]')::text as targets,
              coalesce(i.baseline_on, p.starts_on, country_day(n.number, n.started_at)) as begins
            from sufficiency_target t join initiative n on n.number = t.number
              left join plan_indicator i on i.number = t.number and i.position = t.indicator_position
              left join plan_profile p on p.number = t.number
            where t.number = ? order by i.ordinal, t.position
            """)
        .param(number)
        .query((row, n) -> path(row, values))
        .list();
  }

  private Map<Integer, List<Point>> values(InitiativeNumber number) {
    return database
        .sql(
            """
            select indicator, on_day, value from (
              select indicator, on_day, value,
                row_number() over (partition by indicator order by on_day desc) as nth
              from (
                select distinct on (m.indicator, m.on_day) m.indicator, m.on_day, m.value
                from plan_measurement m join sufficiency_target t
                  on t.number = m.number and t.indicator_position = m.indicator
                where m.number = ? and m.value is not null
                order by m.indicator, m.on_day, m.id desc) of_a_day) newest
            where nth <= ? order by on_day
            """)
        .params(number, SHOWN)
        .query(
            (row, n) ->
                Map.entry(
                    row.getInt("indicator"),
                    new Point(row.getObject("on_day", LocalDate.class), plain(row, "value"))))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private TargetPath path(ResultSet row, Map<Integer, List<Point>> values) throws SQLException {
    BigDecimal baseline = row.getBigDecimal("baseline") == null ? null : plain(row, "baseline");
    BigDecimal enough = plain(row, "target");
    boolean less =
        baseline != null && baseline.compareTo(enough) != 0
            ? enough.compareTo(baseline) < 0
            : "LESS".equals(row.getString("direction"));
    return new TargetPath(
        row.getInt("position"),
        row.getString("indicator"),
        row.getString("language"),
        Measure.valueOf(row.getString("measure")),
        less,
        baseline,
        row.getObject("begins", LocalDate.class),
        onTheWay(row.getString("targets")),
        enough,
        row.getObject("due", LocalDate.class),
        found(row),
        values.getOrDefault(row.getInt("indicator_position"), List.of()));
  }

  private static @Nullable Boolean found(ResultSet row) throws SQLException {
    boolean found = row.getBoolean("reached");
    return row.wasNull() ? null : found;
  }

  private List<Point> onTheWay(String targets) {
    try {
      return json.readValue(targets, new TypeReference<List<OnTheWay>>() {}).stream()
          .map(each -> new Point(LocalDate.parse(each.on()), Columns.plain(each.value())))
          .toList();
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("targets of an indicator cannot be read", unreadable);
    }
  }

  private static BigDecimal plain(ResultSet row, String column) throws SQLException {
    return Columns.plain(row.getBigDecimal(column));
  }
}
