package org.capacitycompact.funding;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.Money;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.HomePart;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Money that providers promised and have not sent yet: its own for a provider, all of it for the
 * secretariat that follows promises up (S112).
 */
@Component
@Order(65)
class PromisesOpen implements HomePart {

  private final JdbcClient database;
  private final Wording wording;

  PromisesOpen(JdbcClient database, Wording wording) {
    this.database = database;
    this.wording = wording;
  }

  /**
   * A promise.
   *
   * @param provider name of the organisation
   * @param from the day from which the money was said to be there; null where nobody said
   */
  private record Promise(
      InitiativeNumber number,
      String title,
      String language,
      String provider,
      Money pledged,
      Money received,
      Optional<LocalDate> from) {}

  @Override
  public Optional<Board> of(Actor reader, Locale language) {
    String own = reader.organisation();
    boolean provider = Right.PLEDGE.of(reader) && own != null;
    if (!provider && !Right.SIGN_FOR_COMPACT.of(reader)) {
      return Optional.empty();
    }
    return Optional.of(
        Board.ofLines(
            "promises",
            wording.say(language, provider ? "home.promises.own" : "home.promises"),
            open(provider && own != null ? own : "").stream()
                .map(each -> line(each, provider, language))
                .toList(),
            wording.say(language, "home.promises.none")));
  }

  /** Those expected first. */
  private List<Promise> open(String organisation) {
    return database
        .sql(
            """
            select m.number, i.title, i.language, o.name, m.pledged, m.received, (
                select coalesce(
                  (select a.available_from from pledge_availability a
                   where a.number = p.number and a.organisation = p.organisation
                     and a.stated_at >= p.pledged_at order by a.id desc limit 1), p.available_from)
                from pledge p where p.number = m.number and p.organisation = o.code
                order by p.id desc limit 1) as available
            from (select number, substring(source from 10) as provider,
                sum(amount) filter (where kind = 'pledged') as pledged,
                coalesce(sum(amount) filter (where kind = 'received'), 0) as received
              from ledger_entry where means = 'cash'
                and (source = 'provider:' || :own or :own = '' and source like 'provider:%')
              group by number, source) m
              join initiative i on i.number = m.number and i.ended_at is null
              join organisation o on o.code = m.provider
            where m.pledged > m.received
            order by available nulls last, m.number, o.name limit :most
            """)
        .params(Map.of("own", organisation, "most", FEW))
        .query(
            (row, n) ->
                new Promise(
                    InitiativeNumber.of(row.getString("number")),
                    row.getString("title"),
                    row.getString("language"),
                    row.getString("name"),
                    AccountingCurrency.of(row.getBigDecimal("pledged")),
                    AccountingCurrency.of(row.getBigDecimal("received")),
                    Optional.ofNullable(row.getObject("available", LocalDate.class))))
        .list();
  }

  private Line line(Promise each, boolean own, Locale language) {
    String sums =
        wording.say(
            language,
            "home.promises.sums",
            Figures.money(each.pledged(), language),
            Figures.money(each.received(), language));
    return new Line(
        Cell.of(own ? sums : wording.say(language, "home.promises.line", each.provider(), sums))
            .leadingTo(Part.MONEY.address(each.number())),
        Cell.of(each.number() + " " + Quoted.in(each.language(), each.title())),
        each.from().map(day -> new Tag(wording.day(day, language), "")).orElse(null));
  }
}
