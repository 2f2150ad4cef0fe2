package org.capacitycompact.funding;

import java.math.RoundingMode;
import java.util.Locale;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.policy.CountryFacts;
import org.capacitycompact.steering.question.LowerShares;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Collected;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/**
 * What is asked of the country itself, how that figure comes about, and what of it stands in the
 * budget (S10, S15).
 */
@Component
class LocalShareAsked {

  private final Funding funding;
  private final Commitments commitments;
  private final LowerShares lowerShares;
  private final Wording wording;

  LocalShareAsked(
      Funding funding, Commitments commitments, LowerShares lowerShares, Wording wording) {
    this.funding = funding;
    this.commitments = commitments;
    this.lowerShares = lowerShares;
    this.wording = wording;
  }

  Exhibit of(InitiativeNumber number, String country, Locale language) {
    Funding.Asked asked = funding.explainLocalShare(number);
    Collected facts = new Collected();
    commitments
        .local(number)
        .ifPresent(
            local -> facts.add(say(language, "counted"), counted(local, asked.share(), language)));
    facts.add(
        say(language, "minimum"),
        Cell.of(
            say(
                language,
                "minimumOf",
                Figures.amount(asked.share().minimum(), language),
                Figures.percent(asked.minimum(), language),
                Figures.amount(asked.budget(), language))));
    facts.add(
        say(language, "inKind"),
        Cell.of(
            say(
                language,
                "inKindOf",
                Figures.amount(asked.share().inKindCap(), language),
                Figures.percent(asked.inKindCap(), language))));
    facts.add(
        say(language, "why"),
        Cell.of(asked.context().map(known -> why(known, language)).orElse(say(language, "unknown")))
            .leadingTo("/countries/" + country));
    asked
        .granted()
        .ifPresent(
            percent ->
                facts.add(
                    say(language, "granted"),
                    Cell.of(
                        say(
                            language,
                            "grantedOf",
                            Figures.percent(percent.rounded(2, RoundingMode.HALF_UP), language)))));
    if (lowerShares.asked(number)) {
      facts.add(
          say(language, "beingAsked"), Cell.of(wording.say(language, "funding.lowerShare.asked")));
    }
    return facts.under(say(language, "heading"));
  }

  /** What the country last committed counts so much. */
  private Cell counted(Commitments.Local local, LocalShare share, Locale language) {
    boolean enough = share.metBy(local.cash(), local.inKind());
    return Cell.of(
            say(
                language,
                "countedOf",
                Figures.amount(share.counted(local.cash(), local.inKind()), language),
                Figures.amount(local.cash(), language),
                Figures.amount(local.inKind(), language)))
        .with(new Tag(say(language, enough ? "enough" : "short"), enough ? "ok" : "warn"));
  }

  private String why(CountryFacts known, Locale language) {
    return say(
        language,
        "because",
        wording.say(
            language,
            known.incomeGroup() == null
                ? "money.local.noGroup"
                : "countries.incomeGroup." + known.incomeGroup()),
        say(language, Boolean.TRUE.equals(known.fragile()) ? "fragile" : "notFragile"),
        known.source());
  }

  private String say(Locale language, String key, Object... filledWith) {
    return wording.say(language, "money.local." + key, filledWith);
  }
}
