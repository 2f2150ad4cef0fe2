package org.capacitycompact.party;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.capacitycompact.platform.engine.EngineAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The people who sign in, and the roles they hold now. */
@Service
public class People {

  private final JdbcClient database;
  private final IdentityService identity;
  private final EngineAccess engine;

  People(JdbcClient database, IdentityService identity, EngineAccess engine) {
    this.database = database;
    this.identity = identity;
    this.engine = engine;
  }

  /** The person as they may act now; nobody when the account is unknown or disabled. */
  public Optional<Actor> actor(String userId) {
    return database
        .sql(
            """
            select user_id, name, country, organisation, constituency
            from person where user_id = ? and enabled
            """)
        .param(userId)
        .query(Row.class)
        .optional()
        .map(row -> row.with(groups(userId)));
  }

  /** Names to show for user ids; an unknown id stands for itself. */
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

  /** Enabled people who hold a role that is bound to nothing, as they may act now, by name. */
  public List<Actor> holding(Role role) {
    List<String> members =
        engine.asSystem(
            () ->
                identity.createUserQuery().memberOfGroup(role.group()).list().stream()
                    .map(org.camunda.bpm.engine.identity.User::getId)
                    .toList());
    return members.stream()
        .map(this::actor)
        .flatMap(Optional::stream)
        .sorted(java.util.Comparator.comparing(Actor::name))
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

  private List<String> groups(String userId) {
    return engine.asSystem(
        () ->
            identity.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .sorted()
                .toList());
  }

  record Row(
      String userId,
      String name,
      @Nullable String country,
      @Nullable String organisation,
      @Nullable String constituency) {

    Actor with(List<String> groups) {
      Set<Role> roles = EnumSet.noneOf(Role.class);
      groups.forEach(group -> Role.ofGroup(group).ifPresent(roles::add));
      return new Actor(userId, name, roles, country, organisation, constituency, groups);
    }
  }
}
