package org.capacitycompact.partnership;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.initiative.FactSheet;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.party.Organisation;
import org.capacitycompact.party.Parties;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The partnership's section on an initiative's page. */
@Component
class PartnershipSheet implements FactSheet {

  private final Plans plans;
  private final Parties parties;
  private final PartnerChoices choices;
  private final ProviderAnswers answers;
  private final Verdicts verdicts;
  private final MessageSource messages;

  PartnershipSheet(
      Plans plans,
      Parties parties,
      PartnerChoices choices,
      ProviderAnswers answers,
      Verdicts verdicts,
      MessageSource messages) {
    this.plans = plans;
    this.parties = parties;
    this.choices = choices;
    this.answers = answers;
    this.verdicts = verdicts;
    this.messages = messages;
  }

  @Override
  public String heading() {
    return "partnership.sheet";
  }

  @Override
  public Stage stage() {
    return Stage.PARTNERSHIP;
  }

  @Override
  public Map<String, Integer> saidInHistory() {
    return Map.of(
        PartnershipProcess.CHOOSE_PARTNER + ".none", 0,
        PartnershipProcess.INVITE_PROVIDERS + ".nobody", 0);
  }

  @Override
  public List<Fact> facts(InitiativeNumber number, Actor reader, Locale language) {
    List<Fact> facts = new ArrayList<>();
    List<Partner> partners = plans.partners(number);
    Map<String, String> names =
        partners.isEmpty()
            ? Map.of()
            : parties.organisations().stream()
                .collect(Collectors.toMap(Organisation::code, Organisation::name));
    Map<String, DemandAnswer> answered =
        answers.of(number).stream()
            .collect(
                Collectors.toMap(
                    DemandAnswer::organisation, Function.identity(), (one, other) -> other));
    for (Partner partner : partners) {
      facts.add(
          new Fact(
              partner.lead() ? "partnership.fact.lead" : "partnership.fact.second",
              said(
                  names.getOrDefault(partner.organisation(), partner.organisation()),
                  answered.containsKey(partner.organisation()),
                  language)));
      DemandAnswer answer = answered.get(partner.organisation());
      if (answer != null && answer.tying() != null) {
        facts.add(
            new Fact(
                "partnership.fact.tying",
                messages.getMessage("partnership.tying." + answer.tying(), null, language)));
      }
    }
    verdicts
        .latest(number, "partnership-kind")
        .ifPresent(
            verdict ->
                facts.add(
                    new Fact(
                        "partnership.fact.kind",
                        messages.getMessage(
                            "partnership.kind." + verdict.outcome(), null, language))));
    choices.last(number).ifPresent(choice -> add(facts, choice));
    return facts;
  }

  /** Release 0.1.0 let a country choose a provider that had never answered. */
  private String said(String name, boolean answered, Locale language) {
    return answered
        ? name
        : messages.getMessage("partnership.fact.unanswered", new Object[] {name}, language);
  }

  private static void add(List<Fact> facts, PartnerChoices.Choice choice) {
    facts.add(new Fact("partnership.fact.options", String.valueOf(choice.realOptions())));
    if (choice.reason() != null) {
      facts.add(new Fact("partnership.fact.reason", choice.reason(), choice.language()));
    }
    if (choice.overlapsCoordination() != null) {
      facts.add(
          new Fact(
              "partnership.fact.coordination", choice.overlapsCoordination(), choice.language()));
    }
  }
}
