package org.capacitycompact.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.capacitycompact.CompactTest;
import org.capacitycompact.audit.BrokenLink.Fault;
import org.capacitycompact.platform.AuditActor;
import org.capacitycompact.platform.RequestTrail;
import org.capacitycompact.platform.RequestTrail.Door;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The database's owner can do anything to it: the tests do so in a transaction that is never
 * committed, so that other tests' record stays whole.
 */
@CompactTest
@DisplayName("Whoever owns the database, and")
class VerificationTest {

  @Autowired AuditTrail trail;
  @Autowired Sealing sealing;
  @Autowired DataSource database;

  private static final List<String> PARTS = List.of("who", "address", "detail", "before", "after");

  private final String chain = "test-" + UUID.randomUUID();
  private Connection owner;

  @BeforeEach
  void write() throws SQLException {
    try (var course = RequestTrail.from("192.0.2.7", Door.PORTAL).begin()) {
      for (int n = 1; n <= 6; n++) {
        trail.record(
            AuditEvent.in(chain, "kind." + n)
                .by(new AuditActor("amina", "Amina ‏عربي 𐍈", "FOCAL_POINT", "KE"))
                .telling("a", "b:" + n, "")
                .from(Map.of("amount", new java.math.BigDecimal("1.10")))
                .to(Map.of("amount", new java.math.BigDecimal("20.00"), "text", "“é”\n")));
      }
    }
    sealing.seal();
    trail.record(AuditEvent.in(chain, "after.the.seal"));
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
    VerificationResult verified = verify(null);

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
            "detail = '[2:4]={a,b:3,\"\"}'",
            "hash = previous_hash",
            "form = 1",
            "form = 3")) {
      isFoundOut(change);
    }
  }

  @Test
  @DisplayName("changes, empties or swaps a salt or a digest, is found out at that entry")
  void saltsAndDigests() throws SQLException {
    for (String part : PARTS) {
      for (String change :
          List.of(
              "%s_salt = sha256('guessed')",
              "%s_salt = null",
              "%s_digest = sha256('other')",
              "%s_digest = null",
              "%s_salt = null, %1$s_digest = null")) {
        isFoundOut(change.replace("%s", part).replace("%1$s", part));
      }
    }
    isFoundOut("before_salt = after_salt, after_salt = before_salt");
    isFoundOut(
        """
        before = after, before_salt = after_salt, before_digest = after_digest,
        after = before, after_salt = before_salt, after_digest = before_digest
        """);
    for (String part : PARTS) {
      isFoundOut(
          """
          (%1$s_salt, %1$s_digest) = (select o.%1$s_salt, o.%1$s_digest from audit_entry o
            where o.chain = audit_entry.chain and o.position = 4)
          """
              .formatted(part));
    }
  }

  @Test
  @DisplayName("writes other words with a digest that fits them, is found out at that entry")
  void digestedAnew() throws SQLException {
    isFoundOut(
        """
        after = '{"amount": 1}', after_digest = audit_digest('after', after_salt, '{"amount": 1}')
        """);
    isFoundOut("after = null, after_salt = null, after_digest = null");
  }

  @Test
  @DisplayName("gives an entry of the form before a digest that its hash does not cover, is found")
  void entryOfBefore() throws SQLException {
    String before = "test-before-" + UUID.randomUUID();
    execute(
        """
        with entry as (
          select '%1$s' as chain, 1::bigint as position, now() as at, 'kind' as kind,
            'done' as outcome, 'amina' as user_id, array['a', 'b:3', ''] as detail,
            '{"amount": 1.10}'::jsonb as before
        )
        insert into audit_entry (chain, position, at, kind, outcome, user_id, detail, before,
          previous_hash, hash)
        select e.*, '', sha256(convert_to(
          audit_part('compact-audit-1') || audit_part(chain) || audit_part(position::text)
          || audit_part(audit_micros(at)) || audit_part(kind) || audit_part(outcome)
          || audit_part(user_id) || '~~~~~~~' || audit_part('3') || audit_part('a')
          || audit_part('b:3') || audit_part('') || audit_part(before::text) || '~'
          || audit_part(''), 'UTF8')) from entry e
        """
            .formatted(before));
    execute(
        "insert into audit_head select chain, position, hash from audit_entry where chain = '%s'"
            .formatted(before));
    assertThat(verify(null).broken()).isNull();

    for (String change :
        List.of(
            "user_id = 'koffi'",
            "before = null",
            "detail = '[2:4]={a,b:3,\"\"}'",
            "detail = '{{a,b:3,\"\"}}'",
            "form = 2",
            "form = 3",
            "after_digest = sha256('x')",
            "who_salt = sha256('x')")) {
      isFoundOut(change, before, 1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"who", "address", "detail", "before", "after"})
  @DisplayName(
      "takes out what an entry says, breaks no link, head or seal, and the entry is told by name")
  void takenOut(String part) throws SQLException {
    takeOut(part, 3);

    VerificationResult verified = verify(null);
    assertThat(verified.broken()).isEqualTo(BrokenLink.at(Fault.WITHHELD, chain, 3));
    assertThat(verified.withheld()).isOne();
    assertThat(verified.entries()).as("others were read to the end").isEqualTo(entries());
    assertThat(verified.seals()).isEqualTo(sealing.newest().orElseThrow().number());

    takeOut(part, 5);
    execute(
        "update audit_entry set kind = 'other' where chain = '%s' and position = 6"
            .formatted(chain));
    assertThat(verify(null).broken())
        .as("what does break a link is told first")
        .isEqualTo(BrokenLink.at(Fault.CHANGED, chain, 6));
  }

  @Test
  @DisplayName("takes out everything that an entry says of people, leaves its hash as it was")
  void allTakenOut() throws SQLException {
    for (String part : PARTS) {
      takeOut(part, 3);
    }

    assertThat(verify(null))
        .satisfies(
            verified -> {
              assertThat(verified.broken()).isEqualTo(BrokenLink.at(Fault.WITHHELD, chain, 3));
              assertThat(verified.withheld()).as("entries, not parts").isOne();
            });
  }

  @Test
  @DisplayName("takes out words and writes others over the digest, is found out at that entry")
  void writtenOver() throws SQLException {
    takeOut("after", 3);
    isFoundOut("after = '{\"amount\": 1}'");
    isFoundOut("after = '{\"amount\": 1}', after_salt = sha256('guessed')");
    isFoundOut("after_digest = null");
  }

  private void takeOut(String part, int position) throws SQLException {
    String words =
        switch (part) {
          case "who" -> "user_id = null, person = null";
          case "address" -> "from_address = null";
          case "detail" -> "detail = '{}'";
          default -> part + " = null";
        };
    execute(
        "update audit_entry set %s, %s_salt = null where chain = '%s' and position = %d"
            .formatted(words, part, chain, position));
  }

  private long entries() throws SQLException {
    try (Statement statement = owner.createStatement();
        ResultSet count = statement.executeQuery("select count(*) from audit_entry")) {
      count.next();
      return count.getLong(1);
    }
  }

  private void isFoundOut(String change) throws SQLException {
    isFoundOut(change, chain, 3);
  }

  private void isFoundOut(String change, String where, int position) throws SQLException {
    var here = owner.setSavepoint();
    execute(
        "update audit_entry set %s where chain = '%s' and position = %d"
            .formatted(change, where, position));
    assertThat(verify(null).broken())
        .as(change)
        .isEqualTo(BrokenLink.at(Fault.CHANGED, where, position));
    owner.rollback(here);
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

    // Until then the owner locks the tables, and nobody else could write.
    owner.rollback();
    trail.record(AuditEvent.in("later-" + chain, "later"));
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

  private VerificationResult verify(KeptSeal kept) throws SQLException {
    return Verification.of(owner, kept, null, done -> {});
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
        insert into audit_entry (chain, position, at, kind, outcome, detail, previous_hash, hash,
          form)
        select chain, %d, at, kind, outcome, '{}', hash, hash, form from audit_entry
        where chain = '%s' and position = %d
        """
            .formatted(to, chain, from));
  }

  /** As a forger would: with the database's own hash function. */
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
          update audit_entry e set hash = audit_hash(e)
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
