package org.capacitycompact.studytour;

import java.util.List;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.FactSheet;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.initiative.plan.Statements;
import org.springframework.stereotype.Component;

/** Where the tour goes, on an initiative's page. */
@Component
class StudyTourSheet implements FactSheet {

  private final Statements statements;

  StudyTourSheet(Statements statements) {
    this.statements = statements;
  }

  @Override
  public String heading() {
    return "studyTour.facts";
  }

  @Override
  public Stage stage() {
    return Stage.APPRAISAL;
  }

  @Override
  public List<Fact> facts(InitiativeNumber number, Actor reader, Locale language) {
    return statements
        .latest(number, PlanStudyTour.FORM)
        .map(
            said ->
                new Fact("studyTour.host", said.text("host").orElse(""), said.source().language()))
        .stream()
        .toList();
  }
}
