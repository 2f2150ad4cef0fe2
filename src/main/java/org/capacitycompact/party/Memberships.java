package org.capacitycompact.party;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.platform.engine.EngineAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Aligns a person with what another system says about them: exactly these roles, no others. */
@Service
public class Memberships {

  private final IdentityService identity;
  private final EngineAccess engine;
  private final Accounts accounts;
  private final Deputies deputies;
  private final JdbcClient database;

  Memberships(
      IdentityService identity,
      EngineAccess engine,
      Accounts accounts,
      Deputies deputies,
      JdbcClient database) {
    this.identity = identity;
    this.engine = engine;
    this.accounts = accounts;
    this.deputies = deputies;
    this.database = database;
  }

  /** What is known about a person besides their roles. */
  public record Standing(
      String name,
      @Nullable String country,
      @Nullable String organisation,
      @Nullable String constituency) {

    public static Standing of(Actor actor) {
      return new Standing(
          actor.name(), actor.country(), actor.organisation(), actor.constituency());
    }
  }

  /** Sets a person's details, and their groups to exactly these. */
  @Transactional
  public void align(String userId, Standing standing, Set<String> groups) {
    database
        .sql(
            """
            update person set name = ?, country = ?, organisation = ?, constituency = ?
            where user_id = ?
            """)
        .params(
            standing.name(),
            standing.country(),
            standing.organisation(),
            standing.constituency(),
            userId)
        .update();
    engine.asSystem(
        () -> {
          Set<String> missing = new HashSet<>(groups);
          for (Group held : identity.createGroupQuery().groupMember(userId).list()) {
            if (!missing.remove(held.getId())) {
              identity.deleteMembership(userId, held.getId());
            }
          }
          missing.forEach(group -> join(userId, group));
        });
    deputies.endWhatTheRoleNoLongerCarries(userId);
  }

  private void join(String userId, String group) {
    Role role =
        Role.ofGroup(group)
            .orElseThrow(() -> new IllegalArgumentException(group + " is no role's group"));
    accounts.giveRole(userId, role, group.substring(role.group().length()));
  }
}
