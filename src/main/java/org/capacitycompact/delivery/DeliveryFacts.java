package org.capacitycompact.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.initiative.FactSheet;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.MilestoneProcess;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.web.Figures;
import org.springframework.stereotype.Component;

/** The work's section on an initiative's page. */
@Component
class DeliveryFacts implements FactSheet {

  private final Milestones milestones;
  private final ProgressReports reports;
  private final FigureCorrections figures;
  private final Corrections corrections;
  private final Suspensions suspensions;
  private final PaymentHolds holds;
  private final AwaitedMoney money;
  private final Verdicts verdicts;
  private final DeliveryWords words;

  DeliveryFacts(
      Milestones milestones,
      ProgressReports reports,
      FigureCorrections figures,
      Corrections corrections,
      Suspensions suspensions,
      PaymentHolds holds,
      AwaitedMoney money,
      Verdicts verdicts,
      DeliveryWords words) {
    this.milestones = milestones;
    this.reports = reports;
    this.figures = figures;
    this.corrections = corrections;
    this.suspensions = suspensions;
    this.holds = holds;
    this.money = money;
    this.verdicts = verdicts;
    this.words = words;
  }

  @Override
  public String heading() {
    return "delivery.facts";
  }

  @Override
  public Stage stage() {
    return Stage.IMPLEMENTATION;
  }

  @Override
  public Map<String, Integer> saidInHistory() {
    return Map.of(
        ImplementationProcess.DECIDE_ESCALATION + ".carryOn",
        0,
        ImplementationProcess.DECIDE_ESCALATION + ".end",
        0,
        ImplementationProcess.DECIDE_ESCALATION + ".suspend",
        0,
        ImplementationProcess.DECIDE_RESUMPTION + ".end",
        0,
        ImplementationProcess.DECIDE_RESUMPTION + ".resume",
        0,
        MilestoneProcess.VERIFY_MILESTONE + ".accepted",
        2,
        MilestoneProcess.VERIFY_MILESTONE + ".rejected",
        2,
        "figure.corrected",
        2,
        "figure.correctedOfMilestone",
        2);
  }

  @Override
  public List<Fact> facts(InitiativeNumber number, Actor reader, Locale language) {
    List<Fact> facts = new ArrayList<>();
    for (Milestone milestone : milestones.of(number)) {
      String state = words.word("delivery.state." + milestone.state(), language);
      facts.add(
          new Fact(
              "delivery.facts.milestone." + milestone.position(),
              words.word(
                  "delivery.facts.milestone",
                  language,
                  milestone.title(),
                  state,
                  Figures.day(milestone.due(), language))));
    }
    holds
        .open(number)
        .forEach(
            hold ->
                facts.add(
                    new Fact(
                        "delivery.facts.heldBack",
                        hold.reason().equals("money")
                            ? awaited(number, hold.about(), language)
                            : words.word(
                                "delivery.heldBack." + hold.reason(), language, hold.about()))));
    reports
        .latest(number)
        .ifPresent(
            report -> {
              facts.add(
                  new Fact("delivery.facts.dataDate", Figures.day(report.dataDate(), language)));
              facts.add(new Fact("delivery.facts.spent", Figures.money(report.spent(), language)));
              facts.add(new Fact("delivery.facts.summary", report.summary(), report.language()));
              if (report.difficulties() != null) {
                facts.add(
                    new Fact(
                        "delivery.facts.difficulties", report.difficulties(), report.language()));
              }
            });
    figures
        .made(number)
        .forEach(
            made ->
                facts.add(
                    new Fact("delivery.facts.figureCorrected", words.corrected(made, language))));
    verdicts
        .latest(number, DecideCourse.DECISION)
        .ifPresent(
            verdict ->
                facts.add(
                    new Fact(
                        "delivery.facts.course",
                        words.word("delivery.course." + verdict.outcome(), language))));
    corrections
        .of(number)
        .forEach(
            each -> facts.add(new Fact("delivery.facts.correction", words.agreed(each, language))));
    suspensions
        .why(number)
        .ifPresent(
            why -> facts.add(new Fact("delivery.facts.suspended", why.reason(), why.language())));
    suspensions
        .lookAgainOn(number)
        .ifPresent(
            day -> facts.add(new Fact("delivery.facts.lookAgain", Figures.day(day, language))));
    return facts;
  }

  private String awaited(InitiativeNumber number, String provider, Locale language) {
    return words.word(
        "delivery.heldBack.money",
        language,
        money.whose(provider),
        money.day(number, provider).map(day -> Figures.day(day, language)).orElse("–"));
  }
}
