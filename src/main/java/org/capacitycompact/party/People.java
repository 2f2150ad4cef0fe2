package org.capacitycompact.party;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.authorization.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The people who can sign in, and their present roles. */
@Service
public class People {

  /** The groups are read beside the person, in one query, and never written here. */
  private static final String ACTORS =
      """
      select user_id, name, country, organisation, constituency,
        array(select held from group_held g where g.user_id = person.user_id order by held)
          as groups,
        array(select concat_ws(' ', d.person, g.held, coalesce(p.country, '-'), coalesce(p.organisation, '-'))
          from deputy d
          join person p on p.user_id = d.person and p.enabled
          join group_held g on g.user_id = d.person
          where d.deputy = person.user_id and d.ended_at is null
            and d.starts_at <= now() and d.ends_at > now()) as stands_in,
        coalesce(zone, zone_of(country, now()), 'UTC') as reads_in
      from person where enabled and
      """;

  private final JdbcClient database;

  People(JdbcClient database) {
    this.database = database;
  }

  /** The person with their present roles; empty when the account is unknown or disabled. */
  public Optional<Actor> actor(String userId) {
    return database.sql(ACTORS + "user_id = ?").param(userId).query(People::actor).optional();
  }

  /** These people with their present roles, by sign-in name; closed accounts are left out. */
  public Map<String, Actor> actors(Collection<String> userIds) {
    if (userIds.isEmpty()) {
      return Map.of();
    }
    return database
        .sql(ACTORS + "user_id = any (:ids)")
        .param("ids", userIds.toArray(String[]::new))
        .query(People::actor)
        .list()
        .stream()
        .collect(Collectors.toMap(Actor::userId, Function.identity()));
  }

  /** The sign-in names of those who are in these groups, by group. */
  public Map<String, Set<String>> members(Collection<String> groups) {
    if (groups.isEmpty()) {
      return Map.of();
    }
    return database
        .sql("select held, user_id from group_held where held = any (:groups)")
        .param("groups", groups.toArray(String[]::new))
        .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
  }

  /** The time zone a person chose; empty when they use their country's. */
  public Optional<String> chosenZone(String userId) {
    return database
        .sql("select zone from person where user_id = ? and zone is not null")
        .param(userId)
        .query(String.class)
        .optional();
  }

  /**
   * Sets the time zone in which times are shown to a person.
   *
   * @param zone an IANA name that Java and the database know; null for their country's
   */
  public void setZone(String userId, @Nullable String zone) {
    database
        .sql("update person set zone = ? where user_id = ?")
        .params(Arrays.asList(zone, userId))
        .update();
  }

  /** Sets the language in which somebody gets mail: the tag of one of the interface. */
  public void setLanguage(String userId, String language) {
    database
        .sql("update person set language = ? where user_id = ?")
        .params(language, userId)
        .update();
  }

  /** Names to show for user ids; an unknown id is shown as it is. */
  public Map<String, String> names(Collection<String> userIds) {
    if (userIds.isEmpty()) {
      return Map.of();
    }
    return database
        .sql("select user_id, name from person where user_id in (:ids)")
        .param("ids", userIds)
        .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Enabled people who hold a role that is bound to no country or organisation, by name. */
  public List<Actor> withRole(Role role) {
    return database
        .sql(ACTORS + "user_id in (select g.user_id from group_held g where held = ?)")
        .param(role.group())
        .query(People::actor)
        .list()
        .stream()
        .sorted(Comparator.comparing(Actor::name))
        .toList();
  }

  /** Those of these groups that have at least one enabled member who may act there now. */
  public Set<String> groupsWithMembers(Collection<String> groups) {
    if (groups.isEmpty()) {
      return Set.of();
    }
    return inGroups(groups).stream()
        .flatMap(actor -> actor.groups().stream())
        .filter(groups::contains)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Enabled people who are in one of these groups now, by name. */
  public List<Actor> inGroups(Collection<String> groups) {
    return database
        .sql(ACTORS + "user_id in (select g.user_id from group_held g where held in (:of))")
        .param("of", groups)
        .query(People::actor)
        .list()
        .stream()
        .filter(actor -> groups.stream().anyMatch(actor.groups()::contains))
        .sorted(Comparator.comparing(Actor::name))
        .toList();
  }

  /**
   * Which of these people do such work themselves, in an institution of a partner country (S73).
   */
  public Set<String> practitioners(Collection<String> userIds) {
    if (userIds.isEmpty()) {
      return Set.of();
    }
    return Set.copyOf(
        database
            .sql("select user_id from person where practitioner and user_id in (:ids)")
            .param("ids", userIds)
            .query(String.class)
            .list());
  }

  private static Actor actor(ResultSet row, int n) throws SQLException {
    String country = row.getString("country");
    String organisation = row.getString("organisation");
    List<String> groups =
        Stream.of((String[]) row.getArray("groups").getArray())
            .filter(group -> Role.holds(group, country, organisation))
            .toList();
    Set<Role> roles = EnumSet.noneOf(Role.class);
    groups.forEach(group -> Role.ofGroup(group).ifPresent(roles::add));
    return new Actor(
        row.getString("user_id"),
        row.getString("name"),
        roles,
        country,
        organisation,
        row.getString("constituency"),
        groups,
        ZoneId.of(row.getString("reads_in")),
        standsInFor((String[]) row.getArray("stands_in").getArray(), groups));
  }

  /**
   * The people whose deputy somebody in these groups is: of those who named them, whoever is still
   * in one of the groups with them.
   *
   * @param named person, group, country and organisation of the person
   */
  private static Set<String> standsInFor(String[] named, List<String> groups) {
    return Stream.of(named)
        .map(each -> each.split(" "))
        .filter(each -> groups.contains(each[1]))
        .filter(each -> Right.NAME_OWN_DEPUTY.roles().contains(Role.ofGroup(each[1]).orElse(null)))
        .filter(each -> Role.holds(each[1], each[2], each[3]))
        .map(each -> each[0])
        .collect(Collectors.toUnmodifiableSet());
  }
}
