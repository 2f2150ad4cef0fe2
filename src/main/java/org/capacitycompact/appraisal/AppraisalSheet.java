package org.capacitycompact.appraisal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.FactSheet;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.initiative.plan.Budget;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Figures;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The design in brief; all of it is {@link DesignPart}. */
@Component
class AppraisalSheet implements FactSheet {

  private final Designs designs;
  private final Plans plans;
  private final MessageSource messages;

  AppraisalSheet(Designs designs, Plans plans, MessageSource messages) {
    this.designs = designs;
    this.plans = plans;
    this.messages = messages;
  }

  @Override
  public String heading() {
    return "appraisal.sheet";
  }

  @Override
  public Stage stage() {
    return Stage.APPRAISAL;
  }

  @Override
  public Map<String, Integer> saidInHistory() {
    return Map.of(
        AppraisalProcess.AGREE_DESIGN + ".changeAsked", 0,
        AppraisalProcess.DECIDE_WITHOUT_REPLY + ".goOn", 0);
  }

  @Override
  public List<Fact> facts(InitiativeNumber number, Actor reader, Locale language) {
    return designs.stated(number).map(design -> facts(number, design, language)).orElse(List.of());
  }

  private List<Fact> facts(InitiativeNumber number, Statement design, Locale language) {
    List<Fact> facts = new ArrayList<>();
    for (String key : List.of("reviewMechanism", "accountability", "anchoring")) {
      design
          .text(key)
          .ifPresent(
              value ->
                  facts.add(
                      new Fact(
                          "appraisal.fact." + key,
                          messages.getMessage(
                              "appraisal." + key + "." + value, null, value, language))));
    }
    plans
        .milestones(number)
        .forEach(
            each ->
                facts.add(
                    new Fact(
                        "appraisal.fact.milestone",
                        messages.getMessage(
                            "appraisal.fact.milestoneDue",
                            new Object[] {
                              Quoted.in(design.source().language(), each.title()),
                              Quoted.in(design.source().language(), each.institution()),
                              Figures.day(each.due(), language),
                              Figures.money(each.amount(), language)
                            },
                            language))));
    Budget budget = plans.budget(number);
    facts.add(
        new Fact(
            "appraisal.fact.budget",
            messages.getMessage(
                "appraisal.fact.bySource",
                new Object[] {
                  Figures.money(budget.total(), language),
                  Figures.amount(budget.local(), language),
                  Figures.amount(budget.provider(), language),
                  Figures.amount(budget.compact(), language)
                },
                language)));
    return facts;
  }
}
