package org.capacitycompact.matching;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.rulebook.DecisionModels;
import org.capacitycompact.rulebook.DecisionRegister;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The offers on the menu, ranked for a demand: what each has is found in the database, what it is
 * worth is the table's (S20, S23, S24). It proposes and decides nothing.
 */
@Embodies(
    value = {"S20", "S23"},
    as = Embodies.As.RULE)
@Service
@Transactional(readOnly = true)
public class OfferRanking {

  private static final int FAMILY = 10;

  // A deployed version never changes.
  private final ConcurrentMap<String, PointsTable> tables = new ConcurrentHashMap<>();

  private final Wishes wishes;
  private final DecisionRegister register;
  private final DecisionModels models;
  private final JdbcClient database;
  private final CountryDays days;

  OfferRanking(
      Wishes wishes,
      DecisionRegister register,
      DecisionModels models,
      JdbcClient database,
      CountryDays days) {
    this.wishes = wishes;
    this.register = register;
    this.models = models;
    this.database = database;
    this.days = days;
  }

  /**
   * A page of the ranking.
   *
   * @param rows best first
   * @param all how many offers were ranked
   */
  public record Ranking(List<RankedOffer> rows, int all) {}

  /** The best offers for a demand. */
  public List<RankedOffer> best(InitiativeNumber number, int limit) {
    return page(number, null, 0, limit).rows();
  }

  /**
   * A page of the offers that are held against a demand.
   *
   * @param fitting only those that fit in this factor; null for all
   */
  public Ranking page(
      InitiativeNumber number, @Nullable Factor fitting, int offset, int limit) {
    Wish wish = wishes.of(number);
    PointsTable table = table();
    List<RankedOffer> rows = new ArrayList<>();
    int[] all = {0};
    asked(wish, table, fitting, number)
        .param("offset", offset)
        .param("limit", limit)
        .query(
            (row, n) -> {
              all[0] = row.getInt("all_rows");
              return rows.add(ranked(row, table));
            })
        .list();
    return new Ranking(rows, all[0]);
  }

  private PointsTable table() {
    return tables.computeIfAbsent(
        register.current(PointsTable.DECISION).definitionId(),
        version -> new PointsTable(models.deployed(version)));
  }

  private JdbcClient.StatementSpec asked(
      Wish wish, PointsTable table, @Nullable Factor fitting, InitiativeNumber number) {
    JdbcClient.StatementSpec asked =
        database
            .sql(sql(wish, fitting))
            .param("today", days.todayOf(number))
            .param("language", wish.language())
            .param("country", wish.country());
    for (Factor factor : Factor.values()) {
      asked = asked.param("points_" + factor.name(), table.points(factor));
    }
    if (wish.sector() != null) {
      asked = asked.param("sector", wish.sector()).param("family", family(wish.sector()));
    }
    asked = each(asked, "level", wish.levels());
    asked = each(asked, "modality", wish.modalities());
    if (wish.income() != null && wish.fragile() != null) {
      asked = asked.param("income", wish.income()).param("fragile", wish.fragile());
    }
    if (wish.budget() != null) {
      asked = asked.param("budget", wish.budget());
    }
    return fitting == null ? asked : asked.param("fitting", table.places(fitting, "fits"));
  }

  private static JdbcClient.StatementSpec each(
      JdbcClient.StatementSpec asked, String name, List<String> values) {
    JdbcClient.StatementSpec with = asked;
    for (int i = 0; i < values.size(); i++) {
      with = with.param(name + i, values.get(i));
    }
    return with;
  }

  /** All groups whose first two digits are the same. */
  private static String[] family(String sector) {
    String two = sector.substring(0, Math.min(2, sector.length()));
    return IntStream.range(0, FAMILY).mapToObj(last -> two + last).toArray(String[]::new);
  }

  private static String sql(Wish wish, @Nullable Factor fitting) {
    String points =
        Stream.of(Factor.values())
            .map(each -> "(:points_%s::integer[])[%s]".formatted(each.name(), column(each)))
            .collect(Collectors.joining(" + "));
    String places =
        Stream.of(Factor.values()).map(OfferRanking::column).collect(Collectors.joining(", "));
    return """
        with assessed as materialized (
          select organisation, (array_agg(level order by assessed_on desc))[1] as level
          from provider_readiness where assessed_on > :today::date - interval '24 months'
            and assessed_on <= :today group by organisation),
        found as (
          select o.id, o.revision, o.organisation, o.title, o.language, o.published_at,
            %s
          from rankable_offer o left join assessed a using (organisation)
          where o.available_until >= :today),
        ranked as (
          select found.*, %s as points, count(*) over () as all_rows from found%s
          order by points desc, published_at, id offset :offset limit :limit)
        select ranked.*, array[%s] as places, p.name as provider
        from ranked join organisation p on p.code = ranked.organisation
        order by points desc, published_at, id
        """
        .formatted(
            found(wish),
            points,
            fitting == null
                ? ""
                : " where %s = any (:fitting::integer[])".formatted(column(fitting)),
            places);
  }

  private static String column(Factor factor) {
    return "f_" + factor.name().toLowerCase(Locale.ROOT);
  }

  /** The place of each factor; 1 is what is not known. */
  private static String found(Wish wish) {
    return String.join(
        ",\n    ",
        wish.sector() == null
            ? "1 as f_sector"
            : "case when o.sectors @> array[:sector]::text[] then 2"
                + " when o.sectors && :family::text[] then 3 else 4 end as f_sector",
        share("o.levels", "level", wish.levels().size()) + " as f_levels",
        share("o.modalities", "modality", wish.modalities().size()) + " as f_modality",
        "case when o.languages @> array[:language]::text[] then 2 else 3 end as f_language",
        "case when o.countries @> array[:country]::text[] then 2"
            + " when o.regions @> array(select r.region from offer_region r"
            + " where r.country = :country) and o.regions <> '{}' then 3"
            + " when o.countries = '{}' and o.regions = '{}' then 4 else 5 end as f_place",
        wish.income() == null || wish.fragile() == null
            ? "1 as f_context"
            : "case when o.income is null or o.fragile is null then 1"
                + " when o.income = :income and o.fragile = :fragile then 2"
                + " when o.income = :income or o.fragile = :fragile then 3 else 4 end as f_context",
        "case when o.kind = 'southern' then 2 when o.forms @> array['financial'] then 3 else 4 end"
            + " as f_south_south",
        "case a.level when 'ready' then 2 when 'partly' then 3 when 'notReady' then 4 else 1 end"
            + " as f_readiness",
        "least(o.countries_speaking, %d) + 2 as f_references".formatted(Factor.REFERENCES.most()),
        "case when o.available_from is null then 1 else"
            + " least(greatest(o.available_from - :today::date, 0) / 30, %d) + 2 end as f_availability"
                .formatted(Factor.AVAILABILITY.most()),
        wish.budget() == null
            ? "1 as f_size"
            : "case when o.size_usd is null then 1 else"
                + " least(100 * o.size_usd / :budget, %d)::integer + 2 end as f_size"
                    .formatted(Factor.SIZE.most()));
  }

  private static String share(String column, String name, int wanted) {
    if (wanted == 0) {
      return "1";
    }
    String shared =
        IntStream.range(0, wanted)
            .mapToObj(i -> "(%s @> array[:%s%d]::text[])::integer".formatted(column, name, i))
            .collect(Collectors.joining(" + "));
    return "case when %s = '{}' then 1 else 100 * (%s) / %d + 2 end"
        .formatted(column, shared, wanted);
  }

  private static RankedOffer ranked(ResultSet row, PointsTable table) throws SQLException {
    Array places = row.getArray("places");
    Integer[] each = (Integer[]) places.getArray();
    List<Fit> fits =
        Stream.of(Factor.values()).map(of -> table.at(of, each[of.ordinal()])).toList();
    return new RankedOffer(
        row.getLong("id"),
        row.getInt("revision"),
        row.getString("organisation"),
        row.getString("provider"),
        row.getString("title"),
        row.getString("language"),
        Math.round(100f * row.getInt("points") / Math.max(1, table.most())),
        fits);
  }
}
