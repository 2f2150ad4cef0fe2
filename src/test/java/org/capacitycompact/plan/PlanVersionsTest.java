package org.capacitycompact.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.capacitycompact.CompactTest;
import org.capacitycompact.form.Answers;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.plan.PlanVersions.Reason;
import org.capacitycompact.plan.PlanVersions.Version;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CompactTest
@DisplayName("A version of a plan")
class PlanVersionsTest {

  @Autowired Cast cast;
  @Autowired PlanEditor editor;
  @Autowired PlanVersions versions;
  @Autowired JdbcClient database;
  @Autowired PlatformTransactionManager transactions;

  @Test
  @DisplayName(
      "is frozen when the demand is submitted, the design sent, the group decides, the agreement is signed")
  void moments() {
    Story story = Story.raised(cast, "KE", "A plan with versions");
    InitiativeNumber number = story.number();
    assertThat(versions.of(number)).isEmpty();
    story.throughDemand().throughPartnership().throughAppraisal().throughApproval();
    cast.settle();
    story.throughFunding();
    cast.settle();

    List<Version> all = versions.of(number);
    assertThat(all)
        .extracting(Version::reason)
        .containsExactly(Reason.SIGNED, Reason.DECIDED, Reason.SENT, Reason.SUBMITTED);
    assertThat(all).extracting(Version::version).containsExactly(4, 3, 2, 1);
    assertThat(all.get(3).by()).isEqualTo(cast.actor("amina").name());
    assertThat(all.get(1).by()).as("who decided is a group").isNull();
    assertThat(all.get(1).unchanged()).as("the group decides on what was sent").isTrue();
    assertThat(all.get(1).sha256()).isEqualTo(all.get(2).sha256());
    assertThat(all.get(2).unchanged()).as("the design is more than the demand").isFalse();
  }

  @Test
  @DisplayName(
      "says all that the moment wrote, and what was on the pages before; its hash is of its text")
  void whole() throws Exception {
    InitiativeNumber number = Story.raised(cast, "KE", "A plan that is whole").number();
    added(number, "Staff leave");
    Story.of(cast, number).articulated();

    PlanContent first = versions.find(number, 1).orElseThrow();
    assertThat(first.of(Section.RISKS)).extracting(Row::name).contains("Staff leave");
    assertThat(first.of(Section.RESULTS)).as("written by the form itself").isNotEmpty();
    assertThat(first.sources()).isNotEmpty();
    assertThat(first.sha256())
        .isEqualTo(
            HexFormat.of()
                .formatHex(
                    MessageDigest.getInstance("SHA-256")
                        .digest(first.canonical().getBytes(StandardCharsets.UTF_8))));
    PlanContent now = versions.now(number);
    assertThat(now.sha256()).as("nobody has written since").isEqualTo(first.sha256());
    assertThat(PlanComparison.between(first, now).changes()).isEmpty();

    database
        .sql(
            "update plan_risk set title = 'People leave' where number = ? and title = 'Staff leave'")
        .param(number)
        .update();
    assertThat(versions.find(number, 1).orElseThrow().of(Section.RISKS))
        .extracting(Row::name)
        .contains("Staff leave");
    assertThat(versions.now(number).sha256()).isNotEqualTo(first.sha256());
    assertThat(PlanComparison.between(first, versions.now(number)).changes())
        .singleElement()
        .satisfies(change -> assertThat(change.fields()).containsExactly("title"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update plan_version set reason = 'SENT' where number = ?",
        "update plan_version set content = content || '{\"risks\":[]}' where number = ?",
        "delete from plan_version where number = ?"
      })
  @DisplayName("is changed and removed by nobody")
  void stays(String attempt) {
    InitiativeNumber number = Story.raised(cast, "KE", "A plan that stays").number();
    Story.of(cast, number).articulated();
    assertThatThrownBy(() -> database.sql(attempt).param(number).update())
        .rootCause()
        .hasMessageContaining("a version of the plan is not changed");
  }

  @Test
  @DisplayName("has the hash of what it says, whoever wrote it")
  void hashed() {
    InitiativeNumber number = cast.raise("amina", "A plan with a forged version");
    assertThatThrownBy(
            () ->
                database
                    .sql(
                        """
                        insert into plan_version (number, version, reason, frozen_at, content, sha256)
                        values (?, 1, 'SENT', now(), '{"risks": []}', sha256('another'))
                        """)
                    .param(number)
                    .update())
        .hasMessageContaining("plan_version_check");
  }

  @Test
  @DisplayName("waits for whoever is writing at that moment, and has what they wrote")
  void waits() throws Exception {
    InitiativeNumber number =
        Story.raised(cast, "KE", "A plan written to the last moment").number();
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(
            () ->
                new TransactionTemplate(transactions)
                    .executeWithoutResult(
                        running -> {
                          added(number, "Written at the last moment");
                          written.countDown();
                          await(over);
                        }));
    await(written);
    CompletableFuture<Void> sender =
        CompletableFuture.runAsync(() -> Story.of(cast, number).articulated());
    assertThatThrownBy(() -> sender.get(1500, TimeUnit.MILLISECONDS))
        .as("the demand is not sent while somebody writes")
        .isInstanceOf(TimeoutException.class);
    over.countDown();
    writer.get(30, TimeUnit.SECONDS);
    sender.get(60, TimeUnit.SECONDS);
    assertThat(versions.find(number, 1).orElseThrow().of(Section.RISKS))
        .extracting(Row::name)
        .contains("Written at the last moment");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private void added(InitiativeNumber number, String title) {
    assertThat(
            editor.add(
                number,
                Section.RISKS,
                Answers.of(Map.of("title", title, "likelihood", "1", "impact", "1")),
                cast.actor("amina")))
        .isInstanceOf(Outcome.Done.class);
  }
}
