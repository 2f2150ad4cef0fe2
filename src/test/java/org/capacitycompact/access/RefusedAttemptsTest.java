package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.party.Accounts.NewPerson;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
@DisplayName("What somebody tries and is refused")
class RefusedAttemptsTest {

  @LocalServerPort int port;
  @Autowired Cast cast;
  @Autowired Accounts accounts;
  @Autowired JdbcClient database;

  @Test
  @DisplayName(
      "on a task of another country is recorded with who, where from and which request, and nothing else is")
  void taskOfAnotherCountry() {
    InitiativeNumber number = cast.raise("amina", "Not Togo’s to decide");
    String task = task(number);
    int before = entriesOf(number);

    String stranger = newcomer(Role.FOCAL_POINT, "TG");
    Caller.Answer engine =
        Caller.basic(port, stranger).post("/engine-rest/task/" + task + "/complete", "{}");
    Caller.Answer api =
        Caller.basic(port, stranger)
            .post(
                "/api/initiatives/" + number + "/stop",
                "{\"reasonKind\":\"other\",\"reason\":\"No\"}");

    assertThat(engine.status()).isEqualTo(404);
    assertThat(api.status()).isEqualTo(404);
    assertThat(refusals(number))
        .extracting("kind", "user_id", "role", "country", "door")
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(
                "refused.unseen", stranger, "FOCAL_POINT", "TG", "ENGINE"),
            org.assertj.core.groups.Tuple.tuple(
                "refused.unseen", stranger, "FOCAL_POINT", "TG", "API"));
    assertThat(refusals(number))
        .allSatisfy(each -> assertThat(each.get("from_address")).isNotNull())
        .extracting(each -> each.get("request_id").toString())
        .containsExactlyInAnyOrder(
            engine.headers().firstValue("X-Request-Id").orElseThrow(),
            api.headers().firstValue("X-Request-Id").orElseThrow());
    assertThat(entriesOf(number)).isEqualTo(before);
  }

  @Test
  @DisplayName("in a role that does not allow it is recorded as that")
  void wrongRole() {
    InitiativeNumber number = cast.raise("amina", "Not the implementer’s to stop");
    String implementer = newcomer(Role.IMPLEMENTER, "KE");

    Caller.Answer answer =
        Caller.basic(port, implementer)
            .post(
                "/api/initiatives/" + number + "/stop",
                "{\"reasonKind\":\"other\",\"reason\":\"No\"}");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(refusals(number)).extracting("kind").containsExactly("refused.role");
  }

  @Test
  @DisplayName("is not recorded where somebody only looks, or where the answers were wrong")
  void onlyLooking() {
    InitiativeNumber number = cast.raise("amina", "Looked for only");

    Caller.basic(port, "koffi").get("/api/initiatives/" + number);
    Caller.basic(port, "amina").post("/api/initiatives/" + number + "/stop", "{}");

    assertThat(refusals(number)).isEmpty();
  }

  /**
   * Refusals of one person are recorded only up to a limit per minute, which sample people may have
   * reached.
   */
  private String newcomer(Role role, String country) {
    String userId = "refused" + UUID.randomUUID().toString().replace("-", "");
    accounts.open(
        new NewPerson(userId, userId, role, country, country, null, null, false, "en"),
        "Compact-2026!");
    return userId;
  }

  private String task(InitiativeNumber number) {
    return database
        .sql("select task_id from work_item where number = ? limit 1")
        .param(number)
        .query(String.class)
        .single();
  }

  private int entriesOf(InitiativeNumber number) {
    return database
        .sql("select count(*) from audit_entry where chain = ?")
        .param(number)
        .query(Integer.class)
        .single();
  }

  private List<Map<String, Object>> refusals(InitiativeNumber number) {
    return database
        .sql(
            "select * from audit_entry where chain = 'access' and outcome = 'refused' and number = ?")
        .param(number)
        .query()
        .listOfRows();
  }
}
