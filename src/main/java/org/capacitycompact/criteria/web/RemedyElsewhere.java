package org.capacitycompact.criteria.web;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.RightsOfTasks;
import org.capacitycompact.criteria.FactsRead;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.criteria.Records;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.plan.FormerQuestions;
import org.capacitycompact.plan.PlanPage;
import org.capacitycompact.platform.engine.UserTasks;
import org.capacitycompact.platform.language.WrittenList;
import org.capacitycompact.rulebook.Finding;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/**
 * For a finding beside a form that is being written, which the form itself cannot change: who can
 * mend it, and where.
 */
@Component
public class RemedyElsewhere {

  private final FactsRead asked;
  private final RightsOfTasks tasks;
  private final FormerQuestions questions;
  private final Wording wording;

  RemedyElsewhere(
      FactsRead asked, RightsOfTasks tasks, FormerQuestions questions, Wording wording) {
    this.asked = asked;
    this.tasks = tasks;
    this.questions = questions;
    this.wording = wording;
  }

  /**
   * @param words who can mend it, as a sentence
   * @param address a page that the reader may open
   */
  record Place(String words, String address) {}

  /**
   * The form that is being written.
   *
   * @param asks keys of its questions
   */
  public record Writing(String form, Set<String> asks) {

    private boolean states(Origin origin) {
      if (origin instanceof Origin.Field field) {
        return field.form().isEmpty()
            || field.form().equals(form) && field.fields().stream().anyMatch(asks::contains);
      }
      if (origin instanceof Origin.Document document) {
        return document.form().equals(form);
      }
      return origin instanceof Origin.Counted counted && counted.of().areFilledBy(asks);
    }
  }

  Optional<Place> of(Finding finding, Verdict verdict, Writing writing, Locale language) {
    Set<Origin> origins =
        asked.by(finding, verdict).stream()
            .map(fact -> verdict.origins().get(fact))
            .collect(Collectors.toSet());
    if (origins.isEmpty() || origins.stream().anyMatch(writing::states)) {
      return Optional.empty();
    }
    String initiative = "/initiatives/" + verdict.number();
    return origins.stream()
        .map(origin -> place(origin, initiative, language))
        .flatMap(Optional::stream)
        .findFirst()
        .or(
            () ->
                Optional.of(
                    new Place(wording.say(language, "finding.elsewhere.records"), initiative)));
  }

  private Optional<Place> place(Origin origin, String initiative, Locale language) {
    if (origin instanceof Origin.Field field && field.at() == null) {
      // Written now: in the plan, if it is there that it is asked.
      Optional<Place> inPlan = inPlan(field, initiative, language);
      if (inPlan.isPresent()) {
        return inPlan;
      }
    }
    if (origin instanceof Origin.Field field) {
      return Optional.of(new Place(asked(field.form(), field.at() == null, language), initiative));
    }
    if (origin instanceof Origin.Document document) {
      return Optional.of(new Place(asked(document.form(), false, language), initiative));
    }
    if (origin instanceof Origin.Counted counted
        && counted.of().equals(Records.REFUSAL_CONDITIONS)) {
      return Optional.of(new Place(asked(Statements.DEMAND, false, language), initiative));
    }
    if (origin instanceof Origin.Counted counted && Records.OF_THE_PLAN.contains(counted.of())) {
      return Optional.of(
          new Place(wording.say(language, "finding.elsewhere.plan"), initiative + "/plan"));
    }
    return origin instanceof Origin.Country country
        ? Optional.of(
            new Place(
                wording.say(language, "finding.elsewhere.country"),
                "/countries/" + country.country()))
        : Optional.empty();
  }

  private Optional<Place> inPlan(Origin.Field field, String initiative, Locale language) {
    return field.fields().stream()
        .flatMap(key -> questions.of(key).stream())
        .findFirst()
        .map(
            place ->
                new Place(
                    wording.say(
                        language,
                        "finding.elsewhere.section",
                        wording.say(language, "plan.section." + place.section().id())),
                    initiative + "/plan/" + PlanPage.of(place.section()).id()));
  }

  private String asked(String form, boolean notYet, Locale language) {
    String step = UserTasks.ofForm(form);
    String roles =
        tasks.right(step).stream()
            .flatMap(right -> right.roles().stream())
            .map(role -> wording.role(role, language))
            .sorted()
            .distinct()
            .collect(WrittenList.in(language));
    return wording.say(
        language,
        notYet ? "finding.elsewhere.step.notYet" : "finding.elsewhere.step",
        wording.task(step, language),
        roles);
  }
}
