package org.capacitycompact.funding;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.capacitycompact.funding.Ledger.Balance;
import org.capacitycompact.party.Organisation;
import org.capacitycompact.party.Parties;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The text of an agreement for its parties: who gives how much. */
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

  /** One line per source, in the language of the current page. */
  String of(String number) {
    Locale language = LocaleContextHolder.getLocale();
    Map<String, String> sources = sources(language);
    return ledger.balances(number).stream()
        .filter(balance -> balance.pledged().signum() > 0)
        .map(balance -> line(balance, sources, language))
        .collect(Collectors.joining("\n"));
  }

  /** The names of all sources of money. */
  Map<String, String> sources(Locale language) {
    Map<String, String> names = new HashMap<>();
    for (Organisation organisation : parties.organisations()) {
      names.put(Ledger.provider(organisation.code()), organisation.name());
    }
    for (String source : List.of(Ledger.LOCAL, Ledger.COMPACT)) {
      names.put(source, messages.getMessage("funding.source." + source, null, language));
    }
    return names;
  }

  private String line(Balance balance, Map<String, String> sources, Locale language) {
    return messages.getMessage(
        "funding.agreed." + balance.means(),
        new Object[] {sources.get(balance.source()), Amounts.write(balance.pledged(), language)},
        language);
  }
}
