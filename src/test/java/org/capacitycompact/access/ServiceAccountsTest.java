package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.capacitycompact.CompactTest;
import org.capacitycompact.access.ServiceAccounts.NewAccount;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Programs sign in with tokens of their own, which allow only what their scopes name. */
@CompactTest
class ServiceAccountsTest {

  private static final String EVALUATE = "/engine-rest/decision-definition/key/track/evaluate";

  @LocalServerPort private int port;
  @Autowired private ServiceAccounts accounts;
  @Autowired private ServiceTokens tokens;
  @Autowired private JdbcClient database;
  @Autowired private Cast cast;
  @Autowired private IdentityService identity;
  @Autowired private EngineAccess engine;

  @Test
  void aTokenOpensItsScopesAndNamesTheOneThatIsMissing() {
    Caller program = program(account(Scope.DECISIONS_EVALUATE));

    assertThat(program.post(EVALUATE, "{\"variables\":{}}").status()).isEqualTo(200);
    Caller.Answer missing = program.get("/api/known-activities");
    assertThat(missing.status()).isEqualTo(403);
    assertThat(missing.body()).contains("known-activities:read");
    assertThat(missing.headers().firstValue("WWW-Authenticate"))
        .hasValue(
            "Bearer realm=\"compact\", error=\"insufficient_scope\", scope=\"known-activities:read\"");
    assertThat(program.post("/engine-rest/external-task/fetchAndLock", "{}").status())
        .isEqualTo(403);
  }

  @Test
  void whatNoScopeOpensIsNotThereForAnyProgram() {
    Caller program = program(accountWithAll());
    for (String path :
        List.of(
            "/api/tasks",
            "/api/nothing",
            "/engine-rest/task?maxResults=1",
            "/engine-rest/version",
            "/engine-rest/user?maxResults=1",
            "/engine-rest/history/task?maxResults=1")) {
      assertThat(program.get(path).status()).as(path).isEqualTo(404);
    }
    assertThat(program.post("/api/initiatives", "{\"title\":\"x\"}").status()).isEqualTo(404);
    assertThat(program.post("/api/initiatives/KE-2026-001/stop", "{}").status()).isEqualTo(404);
  }

  @Test
  void aProgramReadsTheInitiativesOfItsCountryAndAnotherCountrysAreLikeNone() {
    InitiativeNumber own = cast.raise("amina", "Own initiative of a program");
    InitiativeNumber others = cast.raise("koffi", "Canary of Togo");
    Caller program = program(accountWithAll());

    assertThat(program.get("/api/initiatives/" + own).status()).isEqualTo(200);
    assertThat(program.get("/api/initiatives?q=Own+initiative+of+a+program").body()).contains(own);
    Caller.Answer foreign = program.get("/api/initiatives/" + others);
    Caller.Answer missing = program.get("/api/initiatives/TG-2026-999");
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.body().replace(others, "TG-2026-999")).isEqualTo(missing.body());
    assertThat(program.get("/api/initiatives?q=Canary+of+Togo").body()).doesNotContain(others);
  }

  @Test
  void aProgramBoundToNothingReadsNoInitiative() {
    InitiativeNumber number = cast.raise("amina", "Unread");
    ServiceAccount account = account(Scope.DECISIONS_EVALUATE);
    database
        .sql("update service_account set scopes = array['initiatives:read'] where user_id = ?")
        .param(account.userId())
        .update();

    assertThat(program(account).get("/api/initiatives/" + number).status()).isEqualTo(404);
  }

  @Test
  void aRevokedTokenOpensNothingAtTheNextRequestAndTheOthersStillDo() {
    ServiceAccount account = account(Scope.DECISIONS_EVALUATE);
    String first = tokens.make(account, Duration.ofDays(30), sofia());
    long firstId = tokens.of(account).get(0).id();
    String second = tokens.make(account, Duration.ofDays(30), sofia());
    assertThat(evaluated(first)).isEqualTo(200);

    assertThat(tokens.revoke(account, firstId, sofia())).isTrue();

    assertThat(evaluated(first)).isEqualTo(401);
    assertThat(evaluated(second)).isEqualTo(200);
    assertThat(tokens.revoke(account, firstId, sofia())).as("twice").isFalse();
  }

  @Test
  void aTokenOfAnotherAccountIsNotRevokedThroughThisOne() {
    ServiceAccount one = account(Scope.DECISIONS_EVALUATE);
    ServiceAccount other = account(Scope.DECISIONS_EVALUATE);
    String token = tokens.make(other, Duration.ofDays(30), sofia());

    assertThat(tokens.revoke(one, tokens.of(other).get(0).id(), sofia())).isFalse();
    assertThat(evaluated(token)).isEqualTo(200);
  }

  @Test
  void anExpiredTokenAndOneOfAClosedAccountAreToldLikeAnUnknownOne() {
    ServiceAccount expiring = account(Scope.DECISIONS_EVALUATE);
    String expired = tokens.make(expiring, Duration.ofDays(30), sofia());
    database
        .sql(
            "update service_token set created_at = now() - interval '31 days',"
                + " expires_at = now() - interval '1 second' where account = ?")
        .param(expiring.userId())
        .update();
    ServiceAccount closing = account(Scope.DECISIONS_EVALUATE);
    String closed = tokens.make(closing, Duration.ofDays(30), sofia());
    assertThat(evaluated(closed)).isEqualTo(200);
    accounts.close(closing, sofia());

    Caller.Answer unknown =
        Caller.bearer(port, "compact_" + "0".repeat(64)).post(EVALUATE, "{\"variables\":{}}");
    assertThat(unknown.status()).isEqualTo(401);
    for (String token : List.of(expired, closed)) {
      Caller.Answer answer = Caller.bearer(port, token).post(EVALUATE, "{\"variables\":{}}");
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.body()).isEqualTo(unknown.body());
    }
  }

  @Test
  void aTokenLastsAYearAtMost() {
    ServiceAccount account = account(Scope.DECISIONS_EVALUATE);
    for (Duration wrong : List.of(Duration.ofDays(366), Duration.ZERO, Duration.ofDays(-1))) {
      assertThatThrownBy(() -> tokens.make(account, wrong, sofia()))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(tokens.of(account)).isEmpty();
  }

  @Test
  void theDatabaseKeepsNoTokenAndTheLastUseToTheHour() {
    ServiceAccount account = account(Scope.DECISIONS_EVALUATE);
    String token = tokens.make(account, Duration.ofDays(30), sofia());
    assertThat(tokens.of(account).get(0).lastUsedAt()).isNull();
    evaluated(token);
    var used = tokens.of(account).get(0).lastUsedAt();
    assertThat(used).isNotNull();
    evaluated(token);
    assertThat(tokens.of(account).get(0).lastUsedAt()).isEqualTo(used);

    String row =
        database
            .sql("select t::text from service_token t where account = ?")
            .param(account.userId())
            .query(String.class)
            .single();
    assertThat(row).doesNotContain(token.substring("compact_".length()));
    assertThat(token).matches("compact_[0-9a-f]{64}");
  }

  @Test
  void aTokenIsReadInTheHeaderOnlyAndOpensNoPortal() {
    ServiceAccount account = account(Scope.DECISIONS_EVALUATE, Scope.KNOWN_ACTIVITIES_READ);
    String token = tokens.make(account, Duration.ofDays(30), sofia());

    for (String name : List.of("access_token", "token", "bearer_token")) {
      assertThat(Caller.anonymous(port).get("/api/known-activities?" + name + "=" + token).status())
          .as(name)
          .isEqualTo(401);
    }
    Caller program = Caller.bearer(port, token);
    for (String page : List.of("/tasks", "/administration/service-accounts", "/camunda/app/")) {
      Caller.Answer answer = program.get(page);
      assertThat(answer.status()).as(page).isEqualTo(302);
      assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/sign-in");
    }
  }

  @Test
  void aServiceAccountHasNoPasswordEvenWhenSomebodySetsOne() {
    ServiceAccount account = account(Scope.DECISIONS_EVALUATE);
    engine.asSystem(
        () -> {
          var user = identity.createUserQuery().userId(account.userId()).singleResult();
          user.setPassword("Compact-2026!");
          identity.saveUser(user);
        });

    assertThat(Caller.basic(port, account.userId()).post(EVALUATE, "{}").status()).isEqualTo(401);
    assertThat(Caller.session(port, account.userId()).get("/tasks").status()).isEqualTo(302);
  }

  @Test
  void onlyTheSecretariatAndOperatorsManageThem() {
    String path = "/administration/service-accounts";
    ServiceAccount account = account(Scope.DECISIONS_EVALUATE);
    tokens.make(account, Duration.ofDays(30), sofia());
    long token = tokens.of(account).get(0).id();
    for (String user : List.of("amina", "paulo", "mariam", "rosa")) {
      Caller caller = Caller.session(port, user);
      for (String page : List.of(path, path + "/new", path + "/" + account.userId())) {
        assertThat(caller.get(page).status()).as(user + page).isEqualTo(403);
      }
      for (String act :
          List.of("/new", "/%s/tokens", "/%s/tokens/" + token + "/revoke", "/%s/close")) {
        assertThat(
                caller.form(path + act.formatted(account.userId()), Map.of("days", "30")).status())
            .as(user + act)
            .isEqualTo(403);
      }
    }
    assertThat(tokens.of(account)).hasSize(1).allMatch(each -> each.revokedAt() == null);
    assertThat(accounts.one(account.userId()).orElseThrow().open()).isTrue();
  }

  @Test
  void theSecretariatMakesAnAccountAndATokenThatIsShownOnce() {
    Caller sofia = Caller.session(port, "sofia");
    String path = "/administration/service-accounts";
    Caller.Answer made =
        sofia.form(
            path + "/new",
            Map.of(
                "name",
                "Treasury <b>",
                "purpose",
                "Reads",
                "scopes",
                "initiatives:read",
                "country",
                "KE"));
    assertThat(made.status()).isEqualTo(302);
    String page = made.headers().firstValue("Location").orElseThrow();

    Caller.Answer shown = sofia.form(page + "/tokens", Map.of("days", "90"));
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    Matcher token = Pattern.compile("compact_[0-9a-f]{64}").matcher(shown.body());
    assertThat(token.find()).isTrue();
    assertThat(Caller.bearer(port, token.group()).get("/api/initiatives").status()).isEqualTo(200);
    assertThat(sofia.get(page).body())
        .doesNotContain(token.group())
        .contains("Treasury &lt;b&gt;", "Kenya");
    assertThat(sofia.get(path).body()).contains("Treasury &lt;b&gt;");

    assertThat(sofia.form(page + "/tokens", Map.of("days", "400")).status()).isEqualTo(404);
    assertThat(sofia.form(page + "/close", Map.of()).status()).isEqualTo(302);
    assertThat(Caller.bearer(port, token.group()).get("/api/initiatives").status()).isEqualTo(401);
    assertThat(sofia.form(page + "/tokens", Map.of("days", "90")).status()).isEqualTo(409);
  }

  @Test
  void aFormThatIsWrongSaysWhereAndMakesNothing() {
    Caller sofia = Caller.session(port, "sofia");
    int before = accounts.all().size();
    for (Map<String, String> wrong :
        List.of(
            Map.of("name", "", "purpose", "P", "scopes", "decisions:evaluate"),
            Map.of("name", "N", "purpose", "", "scopes", "decisions:evaluate"),
            Map.of("name", "N", "purpose", "P"),
            Map.of("name", "N", "purpose", "P", "scopes", "everything:do"),
            Map.of("name", "N", "purpose", "P", "scopes", "initiatives:read"),
            Map.of("name", "N", "purpose", "P", "scopes", "initiatives:read", "country", "XX"),
            Map.of("name", "N", "purpose", "P", "scopes", "decisions:evaluate", "country", "KE"),
            Map.of(
                "name",
                "N",
                "purpose",
                "P",
                "scopes",
                "initiatives:read",
                "country",
                "KE",
                "organisation",
                "BRENAP"),
            Map.of("name", "N\u0000", "purpose", "P", "scopes", "decisions:evaluate"),
            Map.of("name", "N".repeat(101), "purpose", "P", "scopes", "decisions:evaluate"))) {
      Caller.Answer answer = sofia.form("/administration/service-accounts/new", wrong);
      assertThat(answer.status()).as(wrong.toString()).isEqualTo(422);
      assertThat(answer.body()).contains("role=\"alert\"", "class=\"error\"");
    }
    assertThat(accounts.all()).hasSize(before);
  }

  @Test
  void whatIsDoneWithTokensIsOnRecordAndTheTokenIsNot() {
    ServiceAccount account = account(Scope.DECISIONS_EVALUATE);
    String token = tokens.make(account, Duration.ofDays(30), sofia());
    Caller.bearer(port, token).get("/api/initiatives");
    tokens.revoke(account, tokens.of(account).get(0).id(), sofia());
    accounts.close(account, sofia());

    List<String> record =
        database
            .sql("select e::text from audit_entry e where e::text like '%' || ? || '%'")
            .param(account.userId())
            .query(String.class)
            .list();
    assertThat(String.join("\n", record))
        .contains(
            "serviceAccount.opened",
            "serviceToken.made",
            "token.outOfScope",
            "serviceToken.revoked",
            "serviceAccount.closed")
        .doesNotContain(token.substring(20));
  }

  private ServiceAccount account(Scope... scopes) {
    return made(new NewAccount("Program", "Test", Set.of(scopes), null, null));
  }

  private ServiceAccount accountWithAll() {
    return made(new NewAccount("Program", "Test", EnumSet.allOf(Scope.class), "KE", null));
  }

  private ServiceAccount made(NewAccount account) {
    return accounts.one(accounts.open(account, sofia())).orElseThrow();
  }

  private Caller program(ServiceAccount account) {
    return Caller.bearer(port, tokens.make(account, Duration.ofDays(30), sofia()));
  }

  private int evaluated(String token) {
    return Caller.bearer(port, token).post(EVALUATE, "{\"variables\":{}}").status();
  }

  private Actor sofia() {
    return cast.actor("sofia");
  }
}
