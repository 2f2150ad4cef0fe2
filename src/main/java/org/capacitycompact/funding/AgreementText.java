package org.capacitycompact.funding;

import java.util.Locale;
import java.util.stream.Collectors;
import org.capacitycompact.funding.Ledger.Balance;
import org.capacitycompact.party.Organisation;
import org.capacitycompact.party.Parties;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the parties sign, in words: who gives how much. */
@Component
class AgreementText {

  private final Ledger ledger;
  private final Parties parties;
  private final MessageSource messages;

  AgreementText(Ledger ledger, Parties parties, MessageSource messages) {
    this.ledger = ledger;
    this.parties = parties;
    this.messages = messages;
  }

  /** One line for each source, in the language of the page that is being answered. */
  String of(String number) {
    Locale language = LocaleContextHolder.getLocale();
    return ledger.balances(number).stream()
        .filter(balance -> balance.pledged().signum() > 0)
        .map(balance -> line(balance, language))
        .collect(Collectors.joining("\n"));
  }

  /** The name of a source of money. */
  String source(Balance balance, Locale language) {
    if (balance.source().startsWith("provider:")) {
      String code = balance.source().substring("provider:".length());
      return parties.organisation(code).map(Organisation::name).orElse(code);
    }
    return messages.getMessage("funding.source." + balance.source(), null, language);
  }

  private String line(Balance balance, Locale language) {
    return messages.getMessage(
        "funding.agreed." + balance.means(),
        new Object[] {source(balance, language), Amounts.write(balance.pledged(), language)},
        language);
  }
}
