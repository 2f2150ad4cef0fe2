package org.capacitycompact.account;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.authorization.Role;

/**
 * Who may change whose account. Nobody changes their own rights. Only operators give and take away
 * the roles that manage accounts, the criteria and the engine, those of programs, and those who
 * read reports of harm.
 */
public final class AccountRights {

  private static final Set<Role> BY_OPERATORS =
      EnumSet.of(
          Role.SECRETARIAT,
          Role.CRITERIA_EDITOR,
          Role.OPERATOR,
          Role.INTEGRATOR,
          Role.INTEGRITY_OFFICER);

  private AccountRights() {}

  /** The roles this person may give. */
  public static List<Role> givable(Actor by) {
    return Arrays.stream(Role.values())
        .filter(role -> Right.MANAGE_PEOPLE.of(by))
        .filter(role -> Right.MANAGE_STAFF.of(by) || !BY_OPERATORS.contains(role))
        .toList();
  }

  /** Whether this person may change the role, and close or reopen the account. */
  public static boolean mayChange(Actor by, Person person) {
    return Right.MANAGE_PEOPLE.of(by)
        && !by.userId().equals(person.userId())
        && (Right.MANAGE_STAFF.of(by) || person.roles().stream().noneMatch(BY_OPERATORS::contains));
  }

  /** Whether this person may help the other sign in again, and end their sessions. */
  public static boolean mayHelp(Actor by, Person person) {
    return Right.MANAGE_PEOPLE.of(by)
        && !by.userId().equals(person.userId())
        && (Right.MANAGE_STAFF.of(by)
            || !person.roles().contains(Role.OPERATOR)
                && !person.roles().contains(Role.INTEGRATOR)
                // A link would be a way to read what is reported.
                && !person.roles().contains(Role.INTEGRITY_OFFICER));
  }
}
