package org.capacitycompact.portal.initiatives;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.criteria.waiver.NewerCriteria;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.FactSheet;
import org.capacitycompact.initiative.IndependentReviewer;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.ReportedFigures;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.party.Actor;
import org.capacitycompact.party.Right;
import org.capacitycompact.portal.VerdictViews;
import org.capacitycompact.portal.WaiverLinks;
import org.capacitycompact.portal.Wording;
import org.capacitycompact.portal.initiatives.AttachmentsSection.Typed;
import org.capacitycompact.worklist.InTheirWords;
import org.capacitycompact.worklist.Incidents;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.form.FormRenderer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What the page of an initiative shows, for one reader. */
@Component
class InitiativePage {

  private final List<FactSheet> sheets;
  private final WaitingSteps waiting;
  private final VerdictViews verdicts;
  private final Chronicle chronicle;
  private final AgreedPlan plan;
  private final CountryRights rights;
  private final IndependentReviewer reviewer;
  private final ReportedFigures figures;
  private final AttachmentsSection attachments;
  private final Incidents incidents;
  private final WaiverLinks waivers;
  private final NewerCriteria criteria;
  private final InTheirWords words;
  private final TaskDesk desk;
  private final FormRenderer forms;
  private final Wording wording;

  InitiativePage(
      List<FactSheet> sheets,
      WaitingSteps waiting,
      VerdictViews verdicts,
      Chronicle chronicle,
      AgreedPlan plan,
      CountryRights rights,
      IndependentReviewer reviewer,
      ReportedFigures figures,
      AttachmentsSection attachments,
      Incidents incidents,
      WaiverLinks waivers,
      NewerCriteria criteria,
      InTheirWords words,
      TaskDesk desk,
      FormRenderer forms,
      Wording wording) {
    this.sheets = sheets.stream().sorted(Comparator.comparing(FactSheet::stage)).toList();
    this.waiting = waiting;
    this.verdicts = verdicts;
    this.chronicle = chronicle;
    this.plan = plan;
    this.rights = rights;
    this.reviewer = reviewer;
    this.figures = figures;
    this.attachments = attachments;
    this.incidents = incidents;
    this.waivers = waivers;
    this.criteria = criteria;
    this.words = words;
    this.desk = desk;
    this.forms = forms;
    this.wording = wording;
  }

  /** Facts of one name, which stands once above them. */
  record FactView(String label, List<String> values) {}

  /** A capability's facts; {@code open} where they are the newest. */
  record SheetView(String heading, List<FactView> facts, boolean open) {}

  /** An entry of the history; {@code person} is null where the system acted. */
  record EntryView(String at, @Nullable String person, String text) {}

  ModelAndView show(Initiative initiative, Actor reader, Locale language) {
    return show(initiative, reader, Typed.nothing(), language);
  }

  /** With what was typed for a document and could not be taken. */
  ModelAndView show(Initiative initiative, Actor reader, Typed typed, Locale language) {
    String number = initiative.number();
    ModelAndView page = new ModelAndView("portal/initiative");
    List<WaitingStep> steps = waiting.on(number, reader, language);
    page.addObject("initiative", initiative);
    page.addObject("country", wording.country(initiative.country(), language));
    page.addObject("since", wording.day(initiative.startedAt(), language));
    page.addObject(
        "endedOn",
        initiative.endedAt() == null ? null : wording.day(initiative.endedAt(), language));
    page.addObject("track", wording.say(language, "track." + initiative.track()));
    page.addObject("status", wording.status(initiative.status(), language));
    page.addObject(
        "waitsForCountry",
        initiative.status() == Status.RUNNING && steps.stream().anyMatch(WaitingStep::country));
    page.addObject("stages", stages(initiative, language));
    page.addObject("waiting", steps);
    page.addObject("mayStop", rights.mayStop(initiative, reader));
    page.addObject("maySuspend", rights.maySuspend(initiative, reader));
    page.addObject("mayCorrectReport", figures.correctable(number, reader));
    page.addObject("mayReplaceReviewer", reviewer.replaceable(number, reader));
    page.addObject("waivable", waivers.of(initiative, reader));
    page.addObject("newer", newer(initiative, reader, language));
    page.addObject("verdicts", verdicts.latest(number, language));
    page.addObject("sheets", sheets(number, reader, language));
    page.addObject("written", written(number, language));
    page.addObject("targets", plan.targets(number, language));
    page.addObject("money", plan.money(number, language));
    page.addObject("attachments", attachments.of(initiative, reader, typed, language));
    page.addObject("incident", initiative.status().open() && incidents.on(number));
    page.addObject("history", history(number, language));
    return page;
  }

  /** A table that changed, and the page on which the two versions stand side by side. */
  record NewerLine(String words, String address) {}

  /** Tables that changed since they judged it, for whoever may ask that the newer ones do. */
  private List<NewerLine> newer(Initiative initiative, Actor reader, Locale language) {
    return Right.ASK_NEWER_CRITERIA.on(reader, initiative.country())
        ? criteria.of(initiative).stream()
            .map(
                each ->
                    new NewerLine(
                        NewerCriteriaController.line(each, wording, language),
                        "/criteria/%s/compare?from=%d&to=%d"
                            .formatted(each.decision(), each.held(), each.version())))
            .toList()
        : List.of();
  }

  private List<StageStep> stages(Initiative initiative, Locale language) {
    int now = initiative.stage().ordinal();
    boolean over = initiative.status() == Status.EXITED;
    return Arrays.stream(Stage.values())
        .map(
            stage ->
                new StageStep(
                    stage.ordinal() + 1,
                    wording.stage(stage, language),
                    stage.ordinal() < now || over ? "done" : stage.ordinal() == now ? "now" : ""))
        .toList();
  }

  private List<SheetView> sheets(String number, Actor reader, Locale language) {
    List<SheetView> shown = new ArrayList<>();
    for (FactSheet sheet : sheets) {
      Map<String, List<String>> facts = new LinkedHashMap<>();
      sheet
          .facts(number, reader, language)
          .forEach(
              fact ->
                  facts
                      .computeIfAbsent(
                          wording.find(language, fact.label()).orElse(fact.label()),
                          label -> new ArrayList<>())
                      .add(fact.value()));
      if (!facts.isEmpty()) {
        shown.add(
            new SheetView(
                wording.find(language, sheet.heading()).orElse(sheet.heading()),
                facts.entrySet().stream()
                    .map(each -> new FactView(each.getKey(), each.getValue()))
                    .toList(),
                false));
      }
    }
    if (!shown.isEmpty()) {
      SheetView newest = shown.remove(shown.size() - 1);
      shown.add(new SheetView(newest.heading(), newest.facts(), true));
    }
    return shown;
  }

  /** What people wrote in their tasks and no other part of the page says, task by task. */
  private List<FactView> written(String number, Locale language) {
    Map<String, List<String>> said = new LinkedHashMap<>();
    for (InTheirWords.Said each : words.of(number)) {
      List<String> values =
          said.computeIfAbsent(wording.task(each.task(), language), task -> new ArrayList<>());
      forms
          .answered(desk.releasedForm(each.form()), each.words(), language)
          .forEach(
              answer ->
                  values.add(
                      wording.say(
                          language, "initiative.written.answer", answer.label(), answer.text())));
    }
    return said.entrySet().stream()
        .filter(each -> !each.getValue().isEmpty())
        .map(each -> new FactView(each.getKey(), each.getValue()))
        .toList();
  }

  private List<EntryView> history(String number, Locale language) {
    return chronicle.of(number).stream()
        .map(
            entry ->
                new EntryView(
                    wording.moment(entry.at(), language),
                    entry.person(),
                    wording.history(entry.kind(), entry.person(), entry.detail(), language)))
        .toList();
  }
}
