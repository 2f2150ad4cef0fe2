package org.capacitycompact.steering;

import static java.util.stream.Collectors.toSet;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.capacitycompact.appraisal.SaidOfDesign;
import org.capacitycompact.clauses.Clauses;
import org.capacitycompact.criteria.Remedies;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.criteria.WaivedGates;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Budget;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.money.Percent;
import org.capacitycompact.party.Parties;
import org.capacitycompact.plan.PlanInBrief;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.capacitycompact.platform.language.WrittenList;
import org.capacitycompact.rulebook.Finding;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Collected;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Exhibit.Table;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/**
 * An initiative before whoever is asked about it in the steering group: the demand in brief, when
 * it is enough, what fails or is waived, the greatest risks, what others said, the money, and the
 * conditions proposed. Nothing of it comes from a ballot of an open round.
 */
@Component
class Dossier {

  private static final int RISKS = 4;

  private final Statements statements;
  private final Plans plans;
  private final PlanInBrief plan;
  private final Parties parties;
  private final Verdicts verdicts;
  private final WaivedGates waived;
  private final Remedies remedies;
  private final Clauses clauses;
  private final SaidOfDesign said;
  private final AdviceAndConditions advised;
  private final Wording wording;

  Dossier(
      Statements statements,
      Plans plans,
      PlanInBrief plan,
      Parties parties,
      Verdicts verdicts,
      WaivedGates waived,
      Remedies remedies,
      Clauses clauses,
      SaidOfDesign said,
      AdviceAndConditions advised,
      Wording wording) {
    this.statements = statements;
    this.plans = plans;
    this.plan = plan;
    this.parties = parties;
    this.verdicts = verdicts;
    this.waived = waived;
    this.remedies = remedies;
    this.clauses = clauses;
    this.said = said;
    this.advised = advised;
    this.wording = wording;
  }

  /** Most important first. */
  List<Exhibit> of(InitiativeNumber number, Locale language) {
    Map<Section, List<Row>> rows =
        plan.rows(number, Section.FRAME, Section.INDICATORS, Section.RISKS, Section.REFUSALS);
    List<Exhibit> shown = new ArrayList<>();
    shown.add(brief(number, rows.getOrDefault(Section.FRAME, List.of()), language));
    shown.add(plan.enough(rows.getOrDefault(Section.INDICATORS, List.of()), language));
    shown.add(findings(number, language));
    shown.addAll(advised.of(number, language));
    shown.add(plan.risks(rows.getOrDefault(Section.RISKS, List.of()), RISKS, language));
    shown.add(said.of(number, language));
    shown.add(plan.budget(number, language));
    shown.add(plan.refusals(rows.getOrDefault(Section.REFUSALS, List.of()), language));
    return shown;
  }

  private Exhibit brief(InitiativeNumber number, List<Row> frame, Locale language) {
    Statement demand =
        statements.latest(number, Statements.DEMAND).orElse(Statement.unsaid(Statements.DEMAND));
    Collected facts = new Collected();
    demand
        .text("problem")
        .ifPresent(
            problem ->
                facts.add(
                    say(language, "problem"), Cell.said(problem, demand.source().language())));
    frame.forEach(
        row -> {
          row.text("developmentResult")
              .ifPresent(
                  result -> facts.add(say(language, "serves"), Cell.said(result, row.language())));
          row.decimal("durationMonths")
              .ifPresent(
                  months ->
                      facts.add(
                          say(language, "duration"),
                          Cell.of(say(language, "months", months.intValue()))));
        });
    facts.add(say(language, "partners"), Cell.of(partners(number, language)));
    money(plans.budget(number), facts, language);
    facts.add(
        say(language, "more"),
        Cell.of(say(language, "plan")).leadingTo("/initiatives/" + number + "/plan"));
    return facts.under(say(language, "heading"));
  }

  private void money(Budget budget, Collected facts, Locale language) {
    if (budget.total().isZero()) {
      return;
    }
    facts.add(
        say(language, "asked"),
        Cell.of(
            say(
                language,
                "askedOf",
                Figures.amount(budget.compact(), language),
                Figures.amount(budget.total(), language),
                percent(Percent.of(budget.compact(), budget.total()), language))));
    facts.add(
        say(language, "local"),
        Cell.of(
            say(
                language,
                "localOf",
                Figures.amount(budget.local(), language),
                percent(Percent.of(budget.local(), budget.total()), language))));
  }

  private static String percent(Percent part, Locale language) {
    return Figures.percent(part.rounded(1, RoundingMode.HALF_UP), language);
  }

  private String partners(InitiativeNumber number, Locale language) {
    Map<String, String> names = parties.organisationNames();
    return plans.partners(number).stream()
        .map(Partner::organisation)
        .map(code -> names.getOrDefault(code, code))
        .collect(WrittenList.in(language));
  }

  /** What the newest verdicts find open; a waived gate stays in sight. */
  private Exhibit findings(InitiativeNumber number, Locale language) {
    Set<String> waivers =
        waived.of(number).stream().map(WaivedGates.InForce::clause).collect(toSet());
    List<Verdict> newest =
        verdicts.latest(number).stream().filter(verdict -> !verdict.findings().isEmpty()).toList();
    return new Table(
        say(language, "findings"),
        Stream.of("decision", "clause", "level", "pass")
            .map(column -> say(language, "column." + column))
            .toList(),
        newest.stream()
            .flatMap(
                verdict ->
                    verdict.open().stream()
                        .map(
                            finding ->
                                line(
                                    verdict,
                                    finding,
                                    waivers.contains(finding.criterion()),
                                    language)))
            .toList(),
        newest.isEmpty() ? null : say(language, "findings.note", said(newest, language)),
        false);
  }

  private String said(List<Verdict> newest, Locale language) {
    return newest.stream()
        .map(
            verdict ->
                wording.say(
                    language,
                    "findings.heading",
                    decision(verdict, language),
                    wording
                        .find(language, "findings.outcome." + verdict.outcome())
                        .orElse(verdict.outcome())))
        .collect(WrittenList.in(language));
  }

  private String decision(Verdict verdict, Locale language) {
    return wording.find(language, "findings.of." + verdict.decision()).orElse(verdict.decision());
  }

  private Line line(Verdict verdict, Finding finding, boolean waived, Locale language) {
    String level = finding.gate() ? "gate" : finding.level();
    Tag tag =
        waived
            ? new Tag(say(language, "waived"), "warn")
            : new Tag(
                wording.say(language, "findings.level." + level), finding.gate() ? "bad" : "warn");
    return Line.of(
        Cell.of(decision(verdict, language))
            .leadingTo("/initiatives/" + verdict.number() + "/verdicts"),
        Cell.of(finding.criterion() + " " + clauses.of(finding.criterion(), language).title())
            .leadingTo("/clauses#" + finding.criterion()),
        Cell.tag(tag),
        Cell.of(remedies.inLanguage(finding.remedy(), language)));
  }

  private String say(Locale language, String key, Object... filledWith) {
    return wording.say(language, "steering.brief." + key, filledWith);
  }
}
