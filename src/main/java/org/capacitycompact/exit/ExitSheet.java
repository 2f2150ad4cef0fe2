package org.capacitycompact.exit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.FactSheet;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.SufficiencyTarget;
import org.capacitycompact.web.Figures;
import org.springframework.stereotype.Component;

/** The exit's section on an initiative's page. */
@Component
class ExitSheet implements FactSheet {

  private final Examinations examinations;
  private final Judgements judgements;
  private final Plans plans;
  private final Lessons lessons;
  private final BookClosing books;
  private final LastingChecks checks;
  private final ExitWords words;

  ExitSheet(
      Examinations examinations,
      Judgements judgements,
      Plans plans,
      Lessons lessons,
      BookClosing books,
      LastingChecks checks,
      ExitWords words) {
    this.examinations = examinations;
    this.judgements = judgements;
    this.plans = plans;
    this.lessons = lessons;
    this.books = books;
    this.checks = checks;
    this.words = words;
  }

  @Override
  public String heading() {
    return "exit.facts";
  }

  @Override
  public Stage stage() {
    return Stage.EXIT;
  }

  @Override
  public Map<String, Integer> saidInHistory() {
    return Map.of(ExitProcess.RECORD_LESSONS + ".done", 0, "exit.claimed", 3, "exit.doubted", 3);
  }

  @Override
  public List<Fact> facts(InitiativeNumber number, Actor reader, Locale language) {
    List<Fact> facts = new ArrayList<>();
    examinations
        .latest(number)
        .ifPresent(
            latest -> {
              List<SufficiencyTarget> targets = plans.sufficiencyTargets(number);
              int reached = judgements.reached(number, targets).size();
              facts.add(new Fact("exit.facts.targets", reached + " / " + targets.size()));
              // What the figures alone do not prove is shown with its reason.
              judgements.latest(number).stream()
                  .filter(judged -> judged.isClaim() || judged.againstFigures())
                  .forEach(
                      judged ->
                          facts.add(
                              new Fact(
                                  "exit.facts.judged", words.judged(targets, judged, language))));
              facts.add(
                  new Fact(
                      "exit.facts.sustainability",
                      words.word("exit.sustainability." + latest.sustainability(), language)));
              if (latest.institution() != null) {
                facts.add(new Fact("exit.facts.institution", latest.institution()));
                facts.add(new Fact("exit.facts.functions", latest.functionsPercent() + " %"));
              }
            });
    lessons
        .titles(number)
        .forEach(
            each ->
                facts.add(
                    new Fact(
                        each.failed() ? "exit.facts.lesson.failed" : "exit.facts.lesson",
                        each.title(),
                        each.language())));
    books
        .closed(number)
        .ifPresent(
            closed ->
                facts.add(
                    new Fact("exit.facts.returned", Figures.money(closed.returned(), language))));
    checks
        .of(number)
        .forEach(
            lasted ->
                facts.add(
                    new Fact("exit.facts.lasted", words.word("exit.lasted." + lasted, language))));
    return facts;
  }
}
