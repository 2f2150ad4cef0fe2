package org.capacitycompact.worklist.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FormView;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.plan.FormerQuestions;
import org.capacitycompact.plan.PlanAnswers;
import org.capacitycompact.plan.PlanPage;
import org.capacitycompact.plan.RowWords;
import org.capacitycompact.plan.Section;
import org.capacitycompact.web.Wording;
import org.capacitycompact.worklist.OpenTask;
import org.capacitycompact.worklist.TaskDesk;
import org.springframework.stereotype.Component;

/**
 * The plan that a task sends, page by page: how much is written, what has to be before it is sent,
 * each a link to where it is written, and what a draft of before says that is not in it yet.
 */
@Component
class PlanBeside {

  private final TaskDesk desk;
  private final FormerQuestions former;
  private final RowWords words;
  private final Wording wording;

  PlanBeside(TaskDesk desk, FormerQuestions former, RowWords words, Wording wording) {
    this.desk = desk;
    this.former = former;
    this.words = words;
    this.wording = wording;
  }

  /** A link to where something is written. */
  public record Link(String words, String address) {}

  /**
   * A page of the plan.
   *
   * @param sections what is on it, each with how many rows
   * @param lacking what has to stand before the plan is sent
   * @param open how much more is open, which nothing refuses
   */
  public record Line(Link page, List<Link> sections, List<Link> lacking, int open) {}

  /** What a draft of before says, as typed. */
  public record Earlier(String label, String said, String address) {}

  List<Line> of(OpenTask open, Locale language) {
    InitiativeNumber number = open.task().number();
    return desk.planned(open).stream().map(part -> line(number, part, language)).toList();
  }

  private Line line(InitiativeNumber number, PlanAnswers.Part part, Locale language) {
    return new Line(
        new Link(
            wording.say(language, "plan.page." + part.page().id()), address(number, part.page())),
        part.rows().entrySet().stream()
            .map(
                each ->
                    new Link(
                        said(each.getKey(), each.getValue(), language),
                        address(number, part.page()) + "#heading-" + shown(each.getKey()).id()))
            .toList(),
        part.lacking().stream().map(lack -> link(number, lack, language)).toList(),
        part.open());
  }

  private String said(Section section, int rows, Locale language) {
    String name = wording.say(language, "plan.section." + section.id());
    return section.isSingle()
        ? rows > 0 ? name : wording.say(language, "task.plan.unwritten", name)
        : wording.say(language, "task.plan.rows", name, rows);
  }

  /** Indicators stand under their results. */
  private static Section shown(Section section) {
    return section == Section.INDICATORS ? Section.RESULTS : section;
  }

  private Link link(InitiativeNumber number, PlanAnswers.Lack lack, Locale language) {
    String field = lack.field();
    return field == null
        ? new Link(
            wording.say(language, "plan.missing." + lack.section().id()),
            adding(number, lack.section()))
        : new Link(
            words.label(lack.section(), field, language),
            lack.position() == 0
                ? adding(number, lack.section())
                : writing(number, lack.section(), lack.position(), field));
  }

  /** The problems of a refused form, those of the plan with their places in it. */
  FormView placed(FormView form, OpenTask open, List<FieldError> errors, Locale language) {
    if (open.inPlan().isEmpty() || errors.isEmpty()) {
      return form;
    }
    InitiativeNumber number = open.task().number();
    Map<String, Link> places = new HashMap<>();
    desk.planned(open)
        .forEach(
            part ->
                part.lacking()
                    .forEach(
                        lack ->
                            places.put(
                                lack.field() == null ? lack.section().id() : lack.field(),
                                link(number, lack, language))));
    return new FormView(
        form.id(),
        form.blocks(),
        form.problems().stream().map(each -> placed(each, number, places, language)).toList());
  }

  private FormView.Problem placed(
      FormView.Problem problem,
      InitiativeNumber number,
      Map<String, Link> places,
      Locale language) {
    if (problem.target() != null) {
      return problem;
    }
    return Optional.ofNullable(places.get(problem.label()))
        .or(
            () ->
                former
                    .of(problem.label())
                    .map(
                        place ->
                            new Link(
                                words.label(place.section(), place.field(), language),
                                address(number, PlanPage.of(place.section())))))
        .map(link -> new FormView.Problem(link.address(), link.words(), problem.message()))
        .orElse(problem);
  }

  /** What a draft of before says about rows. */
  List<Earlier> earlier(OpenTask open, Locale language) {
    return open.former().stream()
        .map(
            each ->
                new Earlier(
                    wording.say(
                        language,
                        "task.plan.earlier.row",
                        wording.say(language, "plan.section." + each.place().section().id()),
                        each.place().slot(),
                        words.label(each.place().section(), each.place().field(), language)),
                    String.valueOf(each.said()),
                    address(open.task().number(), PlanPage.of(each.place().section()))))
        .toList();
  }

  private static String address(InitiativeNumber number, PlanPage page) {
    return "/initiatives/" + number + "/plan/" + page.id();
  }

  private static String adding(InitiativeNumber number, Section section) {
    return address(number, PlanPage.of(section)) + "?add=" + section.id() + "#add-" + section.id();
  }

  private static String writing(
      InitiativeNumber number, Section section, int position, String field) {
    return address(number, PlanPage.of(section))
        + "?edit="
        + section.id()
        + "-"
        + position
        + "#q-"
        + field;
  }
}
