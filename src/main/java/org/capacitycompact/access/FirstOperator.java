package org.capacitycompact.access;

import java.security.SecureRandom;
import java.util.Base64;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.party.Accounts.NewPerson;
import org.capacitycompact.party.People;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Ensures that there is an operator who can sign in. Otherwise the web applications' setup page
 * would make an operator of whoever opens it first. There is no default password: one is
 * configured, or generated and printed once.
 */
@Component
@Order(30)
class FirstOperator implements ApplicationRunner {

  private final People people;
  private final Accounts accounts;
  private final AccessProperties doors;

  FirstOperator(People people, Accounts accounts, AccessProperties doors) {
    this.people = people;
    this.accounts = accounts;
    this.doors = doors;
  }

  /**
   * @throws IllegalStateException when the first operator's name belongs to another person
   */
  @Override
  public void run(ApplicationArguments arguments) {
    if (!people.withRole(Role.OPERATOR).isEmpty()) {
      return;
    }
    String id = doors.operator().id();
    String given = doors.operator().password();
    String password = given == null ? invented() : given;
    accounts.open(
        new NewPerson(id, "Operator", Role.OPERATOR, null, null, null, null, false, "en"),
        password);
    if (people.withRole(Role.OPERATOR).isEmpty()) {
      throw new IllegalStateException(
          "Nobody operates this installation, and the account "
              + id
              + " exists already and is no operator's: name another in compact.access.operator.id");
    }
    if (given == null) {
      // Printed once and stored only as a hash, so there is no default that anybody could know.
      System.out.println("The first operator is " + id + " with the password " + password);
    }
  }

  private static String invented() {
    byte[] random = new byte[18];
    new SecureRandom().nextBytes(random);
    return "Aa1!" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
