package org.capacitycompact.funding;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.funding.Ledger.Balance;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.money.Means;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Funding agreements and their signatures, one for each of three parties. */
@Component
class Agreements {

  private static final int PARTIES = 3;

  private final JdbcClient database;
  private final Ledger ledger;
  private final Clock clock;

  Agreements(JdbcClient database, Ledger ledger, Clock clock) {
    this.database = database;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * A party's answer; {@code tying} is the provider's statement, {@code reason} that of a refusal.
   */
  record Signature(
      String party,
      boolean signed,
      String name,
      String office,
      @Nullable String tying,
      @Nullable String reason) {}

  /** Opens an agreement for the parties to sign. */
  void open(InitiativeNumber number) {
    database
        .sql("insert into funding_agreement (number, opened_at) values (?, ?)")
        .params(number, SqlTime.now(clock))
        .update();
  }

  void sign(InitiativeNumber number, Signature signature, String by) {
    database
        .sql(
            """
            insert into signature (agreement, party, signed, name, office, tying, reason, given_by,
              given_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            current(number),
            signature.party(),
            signature.signed(),
            signature.name(),
            signature.office(),
            signature.tying(),
            signature.reason(),
            by,
            SqlTime.now(clock))
        .update();
  }

  /**
   * Concludes the agreement being signed; it is signed only if all three have.
   *
   * <p>Until receipts are reported, signed cash counts as received at once, so that milestones can
   * be paid; contributions in kind are committed and never become cash.
   *
   * @return whether it is signed
   */
  boolean conclude(InitiativeNumber number) {
    long agreement = current(number);
    boolean signed = signatures(agreement) == PARTIES;
    database
        .sql("update funding_agreement set outcome = ?, concluded_at = ? where id = ?")
        .params(signed ? "signed" : "refused", SqlTime.now(clock), agreement)
        .update();
    if (signed) {
      ledger.lock(number);
      ledger.balances(number).forEach(balance -> commit(number, agreement, balance));
    }
    return signed;
  }

  /** The signatures under the newest agreement, by party. */
  List<Signature> latest(InitiativeNumber number) {
    return database
        .sql(
            """
            select party, signed, name, office, tying, reason from signature
            where agreement = (select max(id) from funding_agreement where number = ?)
            order by party
            """)
        .param(number)
        .query(Signature.class)
        .list();
  }

  Optional<String> outcome(InitiativeNumber number) {
    return database
        .sql(
            """
            select outcome from funding_agreement
            where number = ? and outcome is not null order by id desc limit 1
            """)
        .param(number)
        .query(String.class)
        .optional();
  }

  private void commit(InitiativeNumber number, long agreement, Balance balance) {
    book(number, agreement, balance, EntryKind.COMMITTED, "signed in the funding agreement");
    if (balance.means() == Means.CASH) {
      book(
          number,
          agreement,
          balance,
          EntryKind.RECEIVED,
          "counted as received when the agreement was concluded");
    }
  }

  private void book(
      InitiativeNumber number, long agreement, Balance balance, EntryKind kind, String note) {
    String key =
        "agreement:%d:%s:%s:%s"
            .formatted(
                agreement, balance.source().stored(), balance.means().stored(), kind.stored());
    ledger.book(
        new LedgerEntry(
            number, balance.source(), kind, balance.means(), balance.pledged(), key, note));
  }

  private int signatures(long agreement) {
    return database
        .sql("select count(*) from signature where agreement = ? and signed")
        .param(agreement)
        .query(Integer.class)
        .single();
  }

  private long current(InitiativeNumber number) {
    return database
        .sql("select id from funding_agreement where number = ? and outcome is null")
        .param(number)
        .query(Long.class)
        .optional()
        .orElseThrow(() -> new IllegalStateException("no agreement of " + number + " to sign"));
  }
}
