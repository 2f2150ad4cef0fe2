package org.capacitycompact.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.capacitycompact.CompactTest;
import org.capacitycompact.platform.AuditActor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CompactTest
@DisplayName("The record")
class AuditTrailTest {

  @Autowired AuditTrail trail;
  @Autowired JdbcClient database;
  @Autowired TransactionTemplate transactions;

  @Test
  @DisplayName("keeps nothing of an act that is rolled back")
  void rolledBack() {
    String chain = chain();

    transactions.executeWithoutResult(
        state -> {
          trail.record(AuditEvent.in(chain, "tried"));
          trail.writePending();
          trail.record(AuditEvent.in(chain, "tried.again"));
          state.setRollbackOnly();
        });
    trail.record(AuditEvent.in(chain, "done"));

    assertThat(kinds(chain)).containsExactly("done");
    assertThat(positions(chain)).containsExactly(1L);
  }

  @Test
  @DisplayName("keeps what one transaction did in its order, under one request")
  void oneTransaction() {
    String chain = chain();

    transactions.executeWithoutResult(
        state -> {
          trail.record(AuditEvent.in(chain, "first"));
          trail.record(AuditEvent.in("z-" + chain, "elsewhere"));
          trail.record(AuditEvent.in(chain, "second"));
        });

    assertThat(kinds(chain)).containsExactly("first", "second");
    assertThat(requests("chain in ('%s', 'z-%s')".formatted(chain, chain))).hasSize(1);
  }

  @Test
  @DisplayName("keeps whatever was sent, also what a database cannot store")
  void whateverWasSent() {
    String chain = chain();

    trail.record(
        AuditEvent.in(chain, "odd")
            .by(new AuditActor("a\u0000b", "\ud800 𐍈 ‏عربي", null, null))
            .telling("quote \" and \\ and \u0000")
            .to(
                Map.of(
                    "ke\u0000y",
                    List.of("\udc00", 1, true),
                    "big",
                    new java.math.BigDecimal("1e400"))));

    assertThat(kinds(chain)).containsExactly("odd");
  }

  @Test
  @DisplayName("chains without a gap what eight write to one chain and to many at the same time")
  void manyWriters() throws Exception {
    String shared = chain();
    List<Callable<Void>> writers = new ArrayList<>();
    for (int writer = 0; writer < 8; writer++) {
      String own = shared + "-" + writer;
      writers.add(
          () -> {
            for (int n = 0; n < 25; n++) {
              transactions.executeWithoutResult(
                  state -> {
                    trail.record(AuditEvent.in(shared, "shared"));
                    trail.record(AuditEvent.in(own, "own"));
                    trail.record(AuditEvent.in(shared, "shared"));
                  });
            }
            return null;
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (Future<Void> done : threads.invokeAll(writers)) {
        done.get();
      }
    } finally {
      threads.shutdown();
    }

    assertThat(positions(shared))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 400).boxed().toList());
    assertThat(IntStream.range(0, 8).mapToObj(writer -> positions(shared + "-" + writer)))
        .allSatisfy(
            own ->
                assertThat(own)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, 25).boxed().toList()));
  }

  @Test
  @DisplayName("is not changed, deleted or emptied by anybody, and nobody chooses a position")
  void appendOnly() {
    String chain = chain();
    trail.record(AuditEvent.in(chain, "kept"));

    for (String attempt :
        List.of(
            "update audit_entry set kind = 'other' where chain = '%s'",
            "delete from audit_entry where chain = '%s'",
            "truncate audit_entry",
            "delete from audit_seal",
            "update audit_sealed_head set position = 0")) {
      assertThatThrownBy(() -> database.sql(attempt.formatted(chain)).update())
          .as(attempt)
          .isInstanceOf(DataAccessException.class);
    }
    database
        .sql(
            """
            insert into audit_entry (chain, position, at, kind, outcome, detail, previous_hash, hash)
            values (?, 99, now(), 'chosen', 'done', '{}', 'x', 'y')
            """)
        .param(chain)
        .update();

    assertThat(kinds(chain)).containsExactly("kept", "chosen");
    assertThat(positions(chain)).containsExactly(1L, 2L);
  }

  @Test
  @DisplayName(
      "keeps a refused attempt though its transaction is rolled back, and floods of one are counted")
  void refused() {
    String user = "u" + UUID.randomUUID().toString().replace("-", "");
    AuditActor by = new AuditActor(user, "Somebody", "PROVIDER", null);

    transactions.executeWithoutResult(
        state -> {
          trail.recordRefusal(
              AuditEvent.in(AuditEvent.ACCESS, "refused.test").by(by).about("XX-2000-001"));
          state.setRollbackOnly();
        });
    assertThat(attempts(user)).containsExactly("refused.test");

    for (int n = 0; n < 100; n++) {
      trail.recordRefusal(AuditEvent.in(AuditEvent.ACCESS, "refused.test").by(by));
    }
    assertThat(attempts(user)).hasSize(RefusalThrottle.ONE_BY_ONE);
  }

  @Test
  @DisplayName("salts each part that says something, and nobody chooses salt, digest or form")
  void salts() {
    String chain = chain();
    for (int n = 1; n <= 2; n++) {
      database
          .sql(
              """
              insert into audit_entry (chain, at, kind, outcome, user_id, detail, before, after, form,
                who_salt, who_digest, address_salt, address_digest, detail_salt, detail_digest,
                before_salt, before_digest)
              values (?, now(), 'chosen', 'done', 'amina', '{a}', '{}', '{}', 1,
                'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x')
              """)
          .param(chain)
          .update();
    }

    assertThat(
            database
                .sql(
                    """
                    select count(*) || ' ' || min(form) || ' ' || count(address_salt)
                      || ' ' || count(address_digest)
                    from audit_entry where chain = ?
                    """)
                .param(chain)
                .query(String.class)
                .single())
        .isEqualTo("2 2 0 0");
    assertThat(
            database
                .sql(
                    """
                    select encode(random, 'hex') from audit_entry, unnest(array[who_salt, who_digest,
                      detail_salt, detail_digest, before_salt, before_digest, after_salt,
                      after_digest]) as random
                    where chain = ? and octet_length(random) = 32
                    """)
                .param(chain)
                .query(String.class)
                .list())
        .as("salts and digests of the same words")
        .hasSize(16)
        .doesNotHaveDuplicates();
  }

  private List<String> attempts(String user) {
    return database
        .sql(
            "select kind from audit_entry where chain = 'access' and outcome = 'refused' and user_id = ?")
        .param(user)
        .query(String.class)
        .list();
  }

  private List<String> requests(String where) {
    return database
        .sql("select distinct request_id::text from audit_entry where " + where)
        .query(String.class)
        .list();
  }

  private List<String> kinds(String chain) {
    return database
        .sql("select kind from audit_entry where chain = ? order by position")
        .param(chain)
        .query(String.class)
        .list();
  }

  private List<Long> positions(String chain) {
    return database
        .sql("select position from audit_entry where chain = ? order by position")
        .param(chain)
        .query(Long.class)
        .list();
  }

  private static String chain() {
    return "test-" + UUID.randomUUID();
  }
}
