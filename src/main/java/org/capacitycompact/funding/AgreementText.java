package org.capacitycompact.funding;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.capacitycompact.funding.Ledger.Balance;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.money.FundingSource;
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
  String of(InitiativeNumber number) {
    Locale language = LocaleContextHolder.getLocale();
    Function<FundingSource, String> names = names(language);
    return ledger.balances(number).stream()
        .filter(balance -> balance.pledged().isPositive())
        .map(balance -> line(balance, names, language))
        .collect(Collectors.joining("\n"));
  }

  /** What a reader calls each source of money. */
  Function<FundingSource, String> names(Locale language) {
    Map<String, String> organisations = parties.organisationNames();
    return source -> {
      if (source instanceof FundingSource.ProviderFunds provider) {
        return organisations.getOrDefault(provider.organisation(), provider.organisation());
      }
      return source instanceof FundingSource.OtherFunds other
          ? other.name()
          : messages.getMessage("funding.source." + source.stored(), null, language);
    };
  }

  private String line(Balance balance, Function<FundingSource, String> names, Locale language) {
    return messages.getMessage(
        "funding.agreed." + balance.means().stored(),
        new Object[] {names.apply(balance.source()), Amounts.write(balance.pledged(), language)},
        language);
  }
}
