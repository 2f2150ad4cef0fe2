package org.capacitycompact.account;

import java.util.List;
import java.util.UUID;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.party.Accounts.NewPerson;

/** People created for one test. */
final class TestPeople {

  static final String PASSWORD = "fjord lantern seventy oxen";

  private TestPeople() {}

  static String focalPoint(Accounts accounts, String country) {
    return open(accounts, Role.FOCAL_POINT, country);
  }

  static String open(Accounts accounts, Role role, String country) {
    String id = "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    accounts.openAll(
        List.of(new NewPerson(id, "Test " + id, role, country, country, null, null, false, "en")),
        PASSWORD);
    return id;
  }
}
