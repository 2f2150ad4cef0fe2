package org.capacitycompact.plan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FormRenderer;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.FormState;
import org.capacitycompact.form.FormValidation;
import org.capacitycompact.form.PostedForm;
import org.capacitycompact.form.Submission;
import org.capacitycompact.form.WrittenNumbers;
import org.capacitycompact.form.web.WritingLanguage;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.PlausibilityCheck;
import org.capacitycompact.plan.ChangeRequests;
import org.capacitycompact.plan.ChangeWords;
import org.capacitycompact.plan.PlanAccess;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.PlanRights;
import org.capacitycompact.plan.Proposals;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.RowChoices;
import org.capacitycompact.plan.Section;
import org.capacitycompact.plan.Side;
import org.capacitycompact.plan.WantedChange;
import org.capacitycompact.platform.database.WrittenIn;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Whoever does not write a row themselves proposes how it is to be; of a signed plan, either side
 * asks the other for a change.
 */
@Controller
class ProposalController {

  private static final String WHY = "why";
  private static final String REMOVE = "remove";

  private final Initiatives initiatives;
  private final PlanRecord plan;
  private final PlanRights rights;
  private final Proposals proposals;
  private final ChangeRequests requests;
  private final RowChoices choices;
  private final FormRenderer forms;
  private final PlausibilityCheck plausibility;
  private final ChangeWords words;
  private final Wording wording;

  ProposalController(
      Initiatives initiatives,
      PlanRecord plan,
      PlanRights rights,
      Proposals proposals,
      ChangeRequests requests,
      RowChoices choices,
      FormRenderer forms,
      PlausibilityCheck plausibility,
      ChangeWords words,
      Wording wording) {
    this.initiatives = initiatives;
    this.plan = plan;
    this.rights = rights;
    this.proposals = proposals;
    this.requests = requests;
    this.choices = choices;
    this.forms = forms;
    this.plausibility = plausibility;
    this.words = words;
    this.wording = wording;
  }

  /** What is proposed about: a row as it stands, or a new one. */
  private record About(
      Initiative initiative,
      Section section,
      @Nullable Row row,
      boolean asks,
      Map<Section, List<Row>> rows,
      Actor actor,
      Locale language) {

    String address() {
      return "/initiatives/%s/plan/%s%s/propose"
          .formatted(initiative.number(), section.id(), row == null ? "" : "/" + row.position());
    }

    String list() {
      return "/initiatives/%s/plan/%s"
          .formatted(initiative.number(), asks ? "changes" : "proposals");
    }
  }

  @GetMapping("/initiatives/{number}/plan/{section}/propose")
  ModelAndView openNew(
      @PathVariable InitiativeNumber number,
      @PathVariable String section,
      Actor actor,
      Locale language) {
    return open(about(number, section, 0, actor, language));
  }

  @GetMapping("/initiatives/{number}/plan/{section}/{position}/propose")
  ModelAndView open(
      @PathVariable InitiativeNumber number,
      @PathVariable String section,
      @PathVariable int position,
      Actor actor,
      Locale language) {
    return open(about(number, section, position, actor, language));
  }

  @PostMapping("/initiatives/{number}/plan/{section}/propose")
  ModelAndView proposeNew(
      @PathVariable InitiativeNumber number,
      @PathVariable String section,
      HttpServletRequest request,
      Actor actor,
      Locale language) {
    return propose(about(number, section, 0, actor, language), request);
  }

  @PostMapping("/initiatives/{number}/plan/{section}/{position}/propose")
  ModelAndView propose(
      @PathVariable InitiativeNumber number,
      @PathVariable String section,
      @PathVariable int position,
      HttpServletRequest request,
      Actor actor,
      Locale language) {
    return propose(about(number, section, position, actor, language), request);
  }

  private About about(
      InitiativeNumber number, String id, int position, Actor actor, Locale language) {
    Initiative initiative = initiatives.visible(number, actor).orElseThrow(NotThereException::new);
    Section section = Section.of(id).orElseThrow(NotThereException::new);
    PlanAccess access = rights.of(initiative, actor);
    boolean asks = Side.of(initiative, access).isPresent();
    if (!asks && !access.proposes()) {
      throw new NotAllowedException();
    }
    Map<Section, List<Row>> rows = plan.whole(number);
    Row row =
        position == 0 && !section.isSingle()
            ? null
            : rows.getOrDefault(section, List.of()).stream()
                .filter(each -> each.position() == position || section.isSingle())
                .findFirst()
                .orElseThrow(NotThereException::new);
    return new About(initiative, section, row, asks, rows, actor, language);
  }

  private ModelAndView open(About about) {
    Row row = about.row();
    return page(about, row == null ? Map.of() : row.values(), Map.of(), List.of(), "");
  }

  private ModelAndView propose(About about, HttpServletRequest request) {
    Map<String, Object> kept =
        WritingLanguage.kept(PostedForm.of(request.getParameterMap()), request);
    Map<String, Object> typed = new HashMap<>(WritingLanguage.without(kept));
    String why = Said.tidy(typed.remove(WHY));
    Row row = about.row();
    boolean goes = typed.remove(REMOVE) != null;
    int seen = Said.number(typed.remove("seen"));
    FormSchema schema = plan.form(about.section());
    List<FieldError> errors = List.of();
    WantedChange wanted = null;
    if (goes && row != null) {
      wanted = WantedChange.removed(about.initiative().number(), row);
    } else {
      Submission submission =
          FormValidation.validate(
              schema,
              options(about),
              PlausibilityCheck.answersIn(
                  WrittenNumbers.plain(schema, typed, about.language()), schema));
      errors = submission.errors();
      if (errors.isEmpty()) {
        errors =
            plausibility.open(schema, submission.answers(), about.initiative().number(), typed);
      }
      if (errors.isEmpty()) {
        wanted = wanted(about, submission.answers().asMap(), seen);
      }
    }
    String problem = Said.problem(why);
    if (wanted != null && wanted.act() == WantedChange.Act.CHANGE && wanted.changed().isEmpty()) {
      problem = "plan.propose.nothing";
    }
    if (wanted != null && problem.isEmpty()) {
      WantedChange sent = wanted;
      errors =
          WrittenIn.within(
              WritingLanguage.of(kept),
              () ->
                  about.asks()
                      ? requests.ask(sent, why, about.actor())
                      : proposals.make(sent, why, about.actor()));
      if (errors.isEmpty()) {
        return new ModelAndView("redirect:" + about.list());
      }
    }
    Map<String, Object> shown = new HashMap<>(kept);
    ModelAndView again = page(about, Map.of(), shown, errors, problem);
    again.addObject(WHY, why);
    again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    return again;
  }

  private WantedChange wanted(About about, Map<String, Object> values, int seen) {
    InitiativeNumber number = about.initiative().number();
    Row row = about.row();
    return row == null
        ? WantedChange.added(number, about.section(), values)
        : plan.at(number, row.section(), row.position(), seen)
            .map(was -> WantedChange.changed(number, row, seen, was, values))
            .orElseGet(
                () -> WantedChange.changed(number, row, row.revision(), row.values(), values));
  }

  private ModelAndView page(
      About about,
      Map<String, Object> values,
      Map<String, Object> kept,
      List<FieldError> errors,
      String problem) {
    Locale language = about.language();
    Row row = about.row();
    FormSchema schema = plan.form(about.section());
    ModelAndView page = new ModelAndView("plan/propose");
    page.addObject("initiative", about.initiative());
    page.addObject("asks", about.asks());
    page.addObject("address", about.address());
    page.addObject("list", about.list());
    page.addObject(
        "row",
        Quoted.parts(
            words.named(
                about.section(),
                row == null ? "" : row.name(),
                row == null ? null : row.language(),
                language)));
    page.addObject("isNew", row == null);
    page.addObject(
        "seen", kept.containsKey("seen") ? kept.get("seen") : row == null ? 0 : row.revision());
    page.addObject("problem", problem);
    FormState state = FormState.opened(values, options(about));
    page.addObject(
        "form",
        forms.render(
            RowChoices.asked(schema, state.choices()),
            errors.isEmpty() && kept.isEmpty()
                ? state
                : state.refused(WritingLanguage.without(kept), errors),
            language));
    page.addObject("languages", WrittenIn.LANGUAGES);
    String chosen = WritingLanguage.of(kept);
    page.addObject("writtenIn", chosen == null ? language.getLanguage() : chosen);
    return page;
  }

  private Map<String, List<Choice>> options(About about) {
    Map<String, List<Choice>> all =
        choices.of(about.initiative(), about.rows(), about.actor(), about.language());
    Row row = about.row();
    return row == null
        ? all
        : RowChoices.forRow(all, row, about.rows().getOrDefault(Section.RESULTS, List.of()));
  }
}
