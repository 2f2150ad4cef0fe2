package org.capacitycompact.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.capacitycompact.CompactTest;
import org.capacitycompact.audit.BrokenLink.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whoever owns the database can do anything to it: here they do, in a transaction that is never
 * committed, so that the record of the other tests stays whole.
 */
@CompactTest
@DisplayName("Whoever owns the database, and")
class VerificationTest {

  @Autowired AuditTrail trail;
  @Autowired Sealing sealing;
  @Autowired DataSource database;

  private final String chain = "test-" + UUID.randomUUID();
  private Connection owner;

  @BeforeEach
  void write() throws SQLException {
    for (int n = 1; n <= 6; n++) {
      trail.record(
          Happening.in(chain, "kind." + n)
              .by(new Acting("amina", "Amina ‏عربي 𐍈", "FOCAL_POINT", "KE"))
              .telling("a", "b:" + n, "")
              .from(Map.of("amount", new java.math.BigDecimal("1.10")))
              .to(Map.of("amount", new java.math.BigDecimal("20.00"), "text", "“é”\n")));
    }
    sealing.seal();
    trail.record(Happening.in(chain, "after.the.seal"));
    String url;
    try (Connection connection = database.getConnection()) {
      url = connection.getMetaData().getURL();
    }
    owner = DriverManager.getConnection(url, "postgres", "");
    owner.setAutoCommit(false);
    execute("alter table audit_entry disable trigger user");
    execute("alter table audit_seal disable trigger user");
    execute("alter table audit_sealed_head disable trigger user");
  }

  @AfterEach
  void undo() throws SQLException {
    owner.rollback();
    owner.close();
  }

  @Test
  @DisplayName("does nothing, finds the whole record as it was written")
  void whole() throws SQLException {
    Verified verified = verify(null);

    assertThat(verified.broken()).isNull();
    assertThat(verified.entries()).isGreaterThanOrEqualTo(7);
    assertThat(verified.seals()).isPositive();
    Sealing.Seal newest = sealing.newest().orElseThrow();
    assertThat(verify(new KeptSeal(newest.number(), newest.hash())).broken()).isNull();
    assertThat(Verification.of(database, null, done -> {}).broken()).isNull();
  }

  @Test
  @DisplayName("changes any value of an entry, is found out at that entry")
  void changed() throws SQLException {
    for (String change :
        List.of(
            "kind = 'other'",
            "at = at + interval '1 microsecond'",
            "outcome = 'refused'",
            "user_id = 'koffi'",
            "person = null",
            "role = 'SECRETARIAT'",
            "country = 'TG'",
            "from_address = '10.0.0.1'",
            "door = 'API'",
            "request_id = gen_random_uuid()",
            "detail = array['ab', ':3', '']",
            "detail = array['a', 'b:3']",
            "before = jsonb_build_object('amount', 1.1)",
            "after = null",
            "hash = previous_hash")) {
      var here = owner.setSavepoint();
      execute(
          "update audit_entry set %s where chain = '%s' and position = 3".formatted(change, chain));
      assertThat(verify(null).broken())
          .as(change)
          .isEqualTo(BrokenLink.at(Fault.CHANGED, chain, 3));
      owner.rollback(here);
    }
  }

  @Test
  @DisplayName("changes an entry and its hash, is found out by the entry that follows")
  void replaced() throws SQLException {
    execute(
        "update audit_entry set kind = 'other' where chain = '%s' and position = 3"
            .formatted(chain));
    rehash(3, 3);

    assertThat(verify(null).broken()).isEqualTo(BrokenLink.at(Fault.REPLACED, chain, 3));
  }

  @Test
  @DisplayName("deletes an entry in the middle, is found out where it stood")
  void deleted() throws SQLException {
    execute("delete from audit_entry where chain = '%s' and position = 4".formatted(chain));
    assertThat(verify(null).broken()).isEqualTo(BrokenLink.at(Fault.MISSING, chain, 4));

    execute(
        "update audit_entry set position = position - 1 where chain = '%s' and position = 5"
            .formatted(chain));
    assertThat(verify(null).broken()).isEqualTo(BrokenLink.at(Fault.CHANGED, chain, 4));
  }

  @Test
  @DisplayName("cuts off the end, is found out by the head, and with the head by the seal")
  void cutOff() throws SQLException {
    execute("delete from audit_entry where chain = '%s' and position > 5".formatted(chain));
    assertThat(verify(null).broken())
        .matches(link -> link.position() == 6 && link.chain().equals(chain));

    execute(
        "update audit_head h set position = 5, hash = (select hash from audit_entry e where e.chain = h.chain and e.position = 5) where chain = '%s'"
            .formatted(chain));
    assertThat(verify(null).broken())
        .satisfies(
            link -> {
              assertThat(link.fault()).isEqualTo(Fault.CUT_OFF);
              assertThat(link.chain()).isEqualTo(chain);
              assertThat(link.position()).isEqualTo(6);
              assertThat(link.seal()).isPositive();
            });

    execute("delete from audit_entry where chain = '%s'".formatted(chain));
    execute("delete from audit_head where chain = '%s'".formatted(chain));
    assertThat(verify(null).broken())
        .matches(link -> link.fault() == Fault.CUT_OFF && link.chain().equals(chain));
  }

  @Test
  @DisplayName("cuts off what no seal knows yet, is found out by the head")
  void cutOffAfterTheSeal() throws SQLException {
    execute("delete from audit_entry where chain = '%s' and position = 7".formatted(chain));

    assertThat(verify(null).broken()).isEqualTo(BrokenLink.at(Fault.MISSING, chain, 7));
  }

  @Test
  @DisplayName("adds an entry at the end, is found out at it")
  void insertedAtTheEnd() throws SQLException {
    copy(7, 8);
    rehash(8, 8);

    assertThat(verify(null).broken()).isEqualTo(BrokenLink.at(Fault.INSERTED, chain, 8));
  }

  @Test
  @DisplayName("puts an entry in between, is found out at what had to make room")
  void insertedInBetween() throws SQLException {
    shift(4);
    copy(3, 4);
    rehash(4, 4);

    assertThat(verify(null).broken()).isEqualTo(BrokenLink.at(Fault.CHANGED, chain, 5));
  }

  @Test
  @DisplayName("swaps two entries, is found out at the first of them")
  void swapped() throws SQLException {
    execute(
        "update audit_entry set position = -1 where chain = '%s' and position = 2"
            .formatted(chain));
    execute(
        "update audit_entry set position = 2 where chain = '%s' and position = 5".formatted(chain));
    execute(
        "update audit_entry set position = 5 where chain = '%s' and position = -1"
            .formatted(chain));

    assertThat(verify(null).broken()).isEqualTo(BrokenLink.at(Fault.CHANGED, chain, 2));
  }

  @Test
  @DisplayName("writes a chain anew with every hash and its head, is found out by the seal")
  void rewritten() throws SQLException {
    execute(
        "update audit_entry set kind = 'other' where chain = '%s' and position = 2"
            .formatted(chain));
    rehash(2, 7);
    execute(
        "update audit_head h set hash = (select hash from audit_entry e where e.chain = h.chain and e.position = 7) where chain = '%s'"
            .formatted(chain));

    assertThat(verify(null).broken())
        .satisfies(
            link -> {
              assertThat(link.fault()).isEqualTo(Fault.REWRITTEN);
              assertThat(link.chain()).isEqualTo(chain);
              assertThat(link.position()).isEqualTo(6);
              assertThat(link.seal()).isPositive();
            });
  }

  @Test
  @DisplayName("changes a seal or takes one away, is found out at it")
  void seals() throws SQLException {
    long newest = sealing.newest().orElseThrow().number();
    var here = owner.setSavepoint();
    execute(
        "update audit_sealed_head set position = position + 1 where seal = %d and chain = '%s'"
            .formatted(newest, chain));
    assertThat(verify(null).broken()).isEqualTo(BrokenLink.seal(Fault.SEAL_CHANGED, newest));
    owner.rollback(here);

    execute("update audit_seal set at = at - interval '1 hour' where number = " + newest);
    assertThat(verify(null).broken()).isEqualTo(BrokenLink.seal(Fault.SEAL_CHANGED, newest));
    owner.rollback(here);

    // Until then the owner holds the tables, and nobody else could write.
    owner.rollback();
    trail.record(Happening.in("later-" + chain, "later"));
    sealing.seal();
    execute("alter table audit_seal disable trigger user");
    execute("alter table audit_sealed_head disable trigger user");
    execute("delete from audit_sealed_head where seal = " + newest);
    execute("delete from audit_seal where number = " + newest);
    assertThat(verify(null).broken()).isEqualTo(BrokenLink.seal(Fault.SEAL_MISSING, newest));
  }

  @Test
  @DisplayName("writes record and seals anew, is found out by a seal that was kept elsewhere")
  void keptElsewhere() throws SQLException {
    Sealing.Seal newest = sealing.newest().orElseThrow();
    String other = newest.hash().replace('0', 'f').replace('1', 'e');

    assertThat(verify(new KeptSeal(newest.number(), other)).broken())
        .isEqualTo(BrokenLink.seal(Fault.SEAL_OTHER, newest.number()));
    assertThat(verify(new KeptSeal(newest.number() + 1000, other)).broken())
        .isEqualTo(BrokenLink.seal(Fault.SEAL_MISSING, newest.number() + 1000));
  }

  private Verified verify(KeptSeal kept) throws SQLException {
    return Verification.of(owner, kept, done -> {});
  }

  private void shift(int from) throws SQLException {
    execute(
        "update audit_entry set position = -position where chain = '%s' and position >= %d"
            .formatted(chain, from));
    execute(
        "update audit_entry set position = 1 - position where chain = '%s' and position < 0"
            .formatted(chain));
  }

  private void copy(int from, int to) throws SQLException {
    execute(
        """
        insert into audit_entry (chain, position, at, kind, outcome, detail, previous_hash, hash)
        select chain, %d, at, kind, outcome, detail, hash, hash from audit_entry
        where chain = '%s' and position = %d
        """
            .formatted(to, chain, from));
  }

  /** As a forger would: with the database's own way of hashing. */
  private void rehash(int from, int to) throws SQLException {
    for (int position = from; position <= to; position++) {
      execute(
          """
          update audit_entry e set previous_hash =
            (select p.hash from audit_entry p where p.chain = e.chain and p.position = e.position - 1)
          where chain = '%s' and position = %d
          """
              .formatted(chain, position));
      execute(
          """
          update audit_entry e set hash = sha256(convert_to(
            audit_part('compact-audit-1') || audit_part(chain) || audit_part(position::text)
            || audit_part(audit_micros(at)) || audit_part(kind) || audit_part(outcome)
            || audit_part(user_id) || audit_part(person) || audit_part(role) || audit_part(country)
            || audit_part(number) || audit_part(from_address) || audit_part(door)
            || audit_part(request_id::text) || audit_part(cardinality(detail)::text)
            || coalesce((select string_agg(audit_part(d.word), '' order by d.n)
                         from unnest(detail) with ordinality as d(word, n)), '')
            || audit_part(before::text) || audit_part(after::text)
            || audit_part(encode(previous_hash, 'hex')), 'UTF8'))
          where chain = '%s' and position = %d
          """
              .formatted(chain, position));
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }
}
