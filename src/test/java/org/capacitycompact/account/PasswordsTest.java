package org.capacitycompact.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.capacitycompact.CompactTest;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.platform.engine.EngineAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Passwords are long, not on known lists, hashed slowly, and changed by their owner. */
@CompactTest
class PasswordsTest {

  private static final List<String> AMINA = List.of("Amina Wanjala", "amina", "Kenya");

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private PasswordRules rules;
  @Autowired private IdentityService identity;
  @Autowired private EngineAccess engine;
  @Autowired private ProcessEngine process;
  @Autowired private JdbcClient database;

  @ParameterizedTest
  @CsvSource({
    "Ab1!, TOO_SHORT",
    "passwordpassword, KNOWN",
    "password1234567, KNOWN",
    "qwertyuiopasdfgh, KNOWN",
    "abcdefghijklmnopqr, PATTERN",
    "123456789012345, KNOWN",
    "amina.wanjala, YOURS",
    "AminaKenyaAmina, YOURS",
    "compactcompact12, YOURS",
  })
  void whatIsGuessedSoonIsRefusedWithTheReason(String password, PasswordProblem why) {
    assertThat(rules.problem(password, AMINA)).contains(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fjord lantern seventy oxen",
        "пароль слон огурец луна",
        "🐘🦒🌍🌋🪁🧭🛶🥁🪘🎋🏺🧿",
        "vK2mQ9xLrT7w",
        "la pluie sous un clou vert"
      })
  void anyCharactersDo(String password) {
    assertThat(rules.problem(password, AMINA)).isEmpty();
  }

  @Test
  void lengthIsCountedInCharactersAndHasAnEnd() {
    assertThat(rules.problem("🐘🦒🌍🌋🪁🧭🛶🥁🪘🎋🏺", AMINA)).contains(PasswordProblem.TOO_SHORT);
    assertThat(rules.problem("zy".repeat(3) + "q8 ".repeat(65), AMINA))
        .contains(PasswordProblem.TOO_LONG);
  }

  @Test
  void aNewHashIsSlowAndAnOldOneIsRenewedAtTheNextSignIn() {
    String person = TestPeople.focalPoint(accounts, "KE");
    assertThat(stored(person)).startsWith("{PBKDF2-SHA512}1000$");
    String salt = "c2FsdA==";
    String old = "{SHA-512}" + new Sha512HashDigest().encrypt(TestPeople.PASSWORD + salt);
    engine.asSystem(
        () -> {
          UserEntity user = (UserEntity) identity.createUserQuery().userId(person).singleResult();
          user.setSalt(salt);
          user.setDbPassword(old);
          identity.saveUser(user);
        });
    assertThat(stored(person)).isEqualTo(old);

    Visit visit = new Visit(port, "127.0.0.1");
    assertThat(visit.basic("/api/tasks", person, "wrong").status()).isEqualTo(401);
    assertThat(visit.basic("/api/tasks", person, TestPeople.PASSWORD).status()).isEqualTo(200);

    assertThat(stored(person)).startsWith("{PBKDF2-SHA512}");
    assertThat(visit.basic("/api/tasks", person, TestPeople.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void outsideTestsARoundIsOneOfManyThousands() throws Exception {
    var rounds =
        Class.forName("org.capacitycompact.platform.engine.EngineHardening")
            .getDeclaredConstructors()[0]
            .getParameterAnnotations();
    assertThat(java.util.Arrays.deepToString(rounds)).contains("password-rounds:210000");
    ProcessEngineConfigurationImpl settings =
        (ProcessEngineConfigurationImpl) process.getProcessEngineConfiguration();
    assertThat(settings.isEnablePasswordPolicy()).isTrue();
    assertThat(settings.getPasswordPolicy().getRules())
        .allSatisfy(
            rule -> {
              assertThat(rule.execute("eleven char")).isFalse();
              assertThat(rule.execute("twelve chars")).isTrue();
              assertThat(rule.execute("x".repeat(201))).isFalse();
            });
  }

  @Test
  void oneChangesOnesPasswordWithTheOldOneAndOtherSessionsEnd() {
    String person = TestPeople.focalPoint(accounts, "KE");
    Visit here = Visit.signedIn(port, "127.0.0.1", person, TestPeople.PASSWORD);
    Visit there = Visit.signedIn(port, "127.0.0.1", person, TestPeople.PASSWORD);
    String before = here.cookies.get("SESSION");

    assertThat(changed(here, "wrong", "another nice long phrase").status()).isEqualTo(422);
    assertThat(changed(here, TestPeople.PASSWORD, "short").body()).contains("too short");
    assertThat(
            here.submit(
                    "/account",
                    "/account/password",
                    "old",
                    TestPeople.PASSWORD,
                    "password",
                    "another nice long phrase",
                    "again",
                    "something else entirely")
                .body())
        .contains("not the same");
    assertThat(there.isIn()).isTrue();

    assertThat(changed(here, TestPeople.PASSWORD, "giraffe under copper moon").location())
        .isEqualTo("/account?changed");
    assertThat(here.isIn()).isTrue();
    assertThat(here.cookies.get("SESSION")).isNotEqualTo(before);
    assertThat(there.isIn()).isFalse();
    Visit later = new Visit(port, "127.0.0.1");
    assertThat(later.basic("/api/tasks", person, TestPeople.PASSWORD).status()).isEqualTo(401);
    assertThat(later.basic("/api/tasks", person, "giraffe under copper moon").status())
        .isEqualTo(200);
  }

  @Test
  void aBorrowedSessionCannotGuessTheOldPassword() {
    String person = TestPeople.focalPoint(accounts, "KE");
    Visit borrowed = Visit.signedIn(port, "127.0.4.4", person, TestPeople.PASSWORD);
    for (int i = 0; i < 5; i++) {
      changed(borrowed, "guess " + i, "giraffe under copper moon");
    }
    assertThat(changed(borrowed, TestPeople.PASSWORD, "giraffe under copper moon").status())
        .isEqualTo(422);
  }

  private static Visit.Answer changed(Visit visit, String old, String password) {
    return visit.submit(
        "/account", "/account/password", "old", old, "password", password, "again", password);
  }

  private String stored(String person) {
    return database
        .sql("select pwd_ from act_id_user where id_ = ?")
        .param(person)
        .query(String.class)
        .single();
  }
}
