package org.capacitycompact.funding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.funding.Ledger.Balance;
import org.capacitycompact.initiative.FactSheet;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.money.FundingSource;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The money section on an initiative's page: pledged, committed, received and paid out, by source.
 */
@Component
class FundingSheet implements FactSheet {

  private final Ledger ledger;
  private final Agreements agreements;
  private final Reservations reservations;
  private final AgreementText text;
  private final MessageSource messages;

  FundingSheet(
      Ledger ledger,
      Agreements agreements,
      Reservations reservations,
      AgreementText text,
      MessageSource messages) {
    this.ledger = ledger;
    this.agreements = agreements;
    this.reservations = reservations;
    this.text = text;
    this.messages = messages;
  }

  @Override
  public String heading() {
    return "funding.heading";
  }

  @Override
  public Stage stage() {
    return Stage.FUNDING;
  }

  @Override
  public Map<String, Integer> saidInHistory() {
    return Map.of(
        FundingProcess.DECIDE_UNFUNDED + ".close", 0,
        FundingProcess.DECIDE_UNFUNDED + ".renewCall", 0);
  }

  @Override
  public List<Fact> facts(InitiativeNumber number, Actor reader, Locale language) {
    List<Fact> facts = new ArrayList<>();
    Function<FundingSource, String> names = text.names(language);
    for (Balance balance : ledger.balances(number)) {
      String source = names.apply(balance.source());
      String key = "funding.fact." + balance.means().stored();
      facts.add(new Fact(key, line(balance, source, language)));
    }
    reservations
        .find(number)
        .ifPresent(
            reservation ->
                facts.add(
                    new Fact(
                        "funding.fact.reserved",
                        say(
                            language,
                            "funding.reserved",
                            Amounts.write(reservation.amount(), language),
                            Amounts.write(reservation.asked(), language),
                            String.valueOf(reservation.year())))));
    agreements
        .outcome(number)
        .ifPresent(
            outcome ->
                facts.add(
                    new Fact(
                        "funding.fact.agreement", say(language, "funding.outcome." + outcome))));
    for (Agreements.Signature signature : agreements.latest(number)) {
      facts.add(
          new Fact(
              "funding.party." + signature.party(),
              say(
                  language,
                  signature.signed() ? "funding.signedBy" : "funding.refusedBy",
                  signature.name(),
                  signature.office())));
    }
    return facts;
  }

  private String line(Balance balance, String source, Locale language) {
    return say(
        language,
        "funding.balance." + balance.means().stored(),
        source,
        Amounts.write(balance.pledged(), language),
        Amounts.write(balance.committed(), language),
        Amounts.write(balance.received(), language),
        Amounts.write(balance.disbursed(), language),
        Amounts.write(balance.returned(), language));
  }

  private String say(Locale language, String key, Object... filledWith) {
    return messages.getMessage(key, filledWith, language);
  }
}
