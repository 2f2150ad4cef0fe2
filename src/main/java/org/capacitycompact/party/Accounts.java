package org.capacitycompact.party;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.platform.engine.StoredPasswords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens accounts and gives people roles. */
@Service
public class Accounts {

  private final IdentityService identity;
  private final EngineAccess engine;
  private final JdbcClient database;
  private final StoredPasswords passwords;
  private final Deputies deputies;

  Accounts(
      IdentityService identity,
      EngineAccess engine,
      JdbcClient database,
      StoredPasswords passwords,
      Deputies deputies) {
    this.identity = identity;
    this.engine = engine;
    this.database = database;
    this.passwords = passwords;
    this.deputies = deputies;
  }

  /**
   * An account to open, with one role.
   *
   * @param code the country or organisation that the role is bound to, or null
   */
  public record NewPerson(
      String userId,
      String name,
      Role role,
      @Nullable String code,
      @Nullable String country,
      @Nullable String organisation,
      @Nullable String constituency,
      boolean practitioner,
      String language) {}

  /** Opens the account unless it exists already; an existing account is not changed. */
  @Transactional
  public void open(NewPerson person, String password) {
    openAll(List.of(person), password);
  }

  /**
   * Opens the accounts that do not exist yet, all with one password: that of the sample, which is
   * public.
   */
  @Transactional
  public void openAll(List<NewPerson> people, String password) {
    List<NewPerson> added = people.stream().filter(this::added).toList();
    if (added.isEmpty()) {
      return;
    }
    if (!StoredPasswords.hasLength(password)) {
      throw new IllegalArgumentException(
          "a password has %d to %d characters"
              .formatted(StoredPasswords.SHORTEST, StoredPasswords.LONGEST));
    }
    StoredPasswords.Stored stored = passwords.hash(password);
    for (NewPerson person : added) {
      String code = person.code();
      passwords.open(person.userId(), person.name(), stored);
      giveRole(person.userId(), person.role(), code == null ? "" : code);
    }
  }

  private boolean added(NewPerson person) {
    return database
            .sql(
                """
                insert into person (user_id, name, country, organisation, constituency, practitioner, language)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                person.userId(),
                person.name(),
                person.country(),
                person.organisation(),
                person.constituency(),
                person.practitioner(),
                person.language())
            .update()
        > 0;
  }

  /**
   * Gives a person a role. Creates the role's group when the person is the first of the country.
   */
  @Transactional
  public void giveRole(String userId, Role role, String code) {
    String group = role.groupFor(code);
    engine.asSystem(
        () -> {
          if (identity.createGroupQuery().groupId(group).count() == 0) {
            var created = identity.newGroup(group);
            created.setName(group);
            created.setType("COMPACT");
            identity.saveGroup(created);
          }
          if (identity.createGroupQuery().groupId(group).groupMember(userId).count() == 0) {
            identity.createMembership(userId, group);
          }
        });
  }

  /**
   * Leaves a person with this role only. A member of the secretariat who becomes a criteria editor
   * remains in the secretariat.
   *
   * @return whether anything changed
   */
  @Transactional
  public boolean reassign(String userId, Role role, String code) {
    String kept = role.groupFor(code);
    String beside = role == Role.CRITERIA_EDITOR ? Role.SECRETARIAT.group() : kept;
    List<String> left =
        engine.asSystem(
            () ->
                identity.createGroupQuery().groupMember(userId).list().stream()
                    .map(Group::getId)
                    .filter(group -> !group.equals(kept) && !group.equals(beside))
                    .filter(group -> Role.ofGroup(group).isPresent())
                    .toList());
    boolean joins =
        engine.asSystem(
            () -> identity.createGroupQuery().groupId(kept).groupMember(userId).count() == 0);
    engine.asSystem(() -> left.forEach(group -> identity.deleteMembership(userId, group)));
    giveRole(userId, role, code);
    deputies.endWhatTheRoleNoLongerCarries(userId);
    return joins || !left.isEmpty();
  }

  /** Disables an account at once. What the person did remains recorded under their name. */
  @Transactional
  public void disable(String userId) {
    database.sql("update person set enabled = false where user_id = ?").param(userId).update();
    deputies.endWhatTheRoleNoLongerCarries(userId);
  }
}
