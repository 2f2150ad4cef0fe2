package org.capacitycompact.funding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.FactSheet;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.web.Figures;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What became of the funding: the Compact's reservation, and the agreement. Tables are in {@link
 * MoneyRecord}.
 */
@Component
class FundingSheet implements FactSheet {

  private final Agreements agreements;
  private final Reservations reservations;
  private final MessageSource messages;

  FundingSheet(Agreements agreements, Reservations reservations, MessageSource messages) {
    this.agreements = agreements;
    this.reservations = reservations;
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
                            Figures.amount(reservation.amount(), language),
                            Figures.amount(reservation.asked(), language),
                            String.valueOf(reservation.year())))));
    agreements
        .outcome(number)
        .ifPresent(
            outcome ->
                facts.add(
                    new Fact(
                        "funding.fact.agreement", say(language, "funding.outcome." + outcome))));
    return facts;
  }

  private String say(Locale language, String key, Object... filledWith) {
    return messages.getMessage(key, filledWith, language);
  }
}
