package org.capacitycompact.portal.initiatives;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.portal.VerdictViews;
import org.capacitycompact.portal.WaiverLinks;
import org.capacitycompact.portal.Wording;
import org.capacitycompact.portal.initiatives.AttachmentsSection.Typed;
import org.capacitycompact.worklist.InTheirWords;
import org.capacitycompact.worklist.Incidents;
import org.capacitycompact.worklist.ProcessPaths;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.form.FormRenderer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What the page of an initiative shows, for one reader. */
@Component
class InitiativePage {

  /** Where in the details of an entry, counted from 0, stands what a person wrote. */
  static final Map<String, Integer> SAID_AT =
      Map.ofEntries(
          Map.entry("UserTask_AgreeDesign.changeAsked", 0),
          Map.entry("UserTask_AnswerDemand.cannot", 0),
          Map.entry("UserTask_AnswerQuestion.done", 0),
          Map.entry("UserTask_AppealOrAccept.appealed", 0),
          Map.entry("UserTask_CheckCompleteness.question", 0),
          Map.entry("UserTask_ChoosePartner.none", 0),
          Map.entry("UserTask_DecideEscalation.carryOn", 0),
          Map.entry("UserTask_DecideEscalation.end", 0),
          Map.entry("UserTask_DecideEscalation.suspend", 0),
          Map.entry("UserTask_DecideResumption.end", 0),
          Map.entry("UserTask_DecideResumption.resume", 0),
          Map.entry("UserTask_DecideUnfunded.close", 0),
          Map.entry("UserTask_DecideUnfunded.renewCall", 0),
          Map.entry("UserTask_DecideWithoutReply.goOn", 0),
          Map.entry("UserTask_EndorseDemand.returned", 0),
          Map.entry("UserTask_InviteProviders.nobody", 0),
          Map.entry("UserTask_RecordLessons.done", 0),
          Map.entry("UserTask_RespondToReview.accept", 0),
          Map.entry("UserTask_RespondToReview.partly", 0),
          Map.entry("UserTask_RespondToReview.reject", 0),
          Map.entry("suspended", 0),
          Map.entry("attachmentWithdrawn", 1),
          Map.entry("stopped", 1),
          Map.entry("UserTask_VerifyMilestone.accepted", 2),
          Map.entry("UserTask_VerifyMilestone.rejected", 2),
          Map.entry("figure.corrected", 2),
          Map.entry("figure.correctedOfMilestone", 2),
          Map.entry("exit.claimed", 3),
          Map.entry("exit.doubted", 3));

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
  private final ProcessPaths paths;
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
      ProcessPaths paths,
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
    this.paths = paths;
    this.words = words;
    this.desk = desk;
    this.forms = forms;
    this.wording = wording;
  }

  /** Facts of one name, which stands once above them. */
  record FactView(String label, List<FactSheet.Fact> values) {}

  /** A capability's facts; {@code open} where they are the newest. */
  record SheetView(String heading, List<FactView> facts, boolean open) {}

  /** An entry of the history; {@code person} is null where the system acted. */
  record EntryView(String at, @Nullable String person, List<Quoted.Part> text) {}

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
    page.addObject(
        "waits", initiative.status().open() && steps.isEmpty() ? paths.waits(number).name() : null);
    page.addObject("mayStop", rights.mayStop(initiative, reader));
    page.addObject("maySuspend", rights.maySuspend(initiative, reader));
    page.addObject("mayCorrectReport", figures.correctable(number, reader));
    page.addObject("mayReplaceReviewer", reviewer.replaceable(number, reader));
    page.addObject("waivable", waivers.of(initiative, reader));
    page.addObject("newer", newer(initiative, reader, language));
    page.addObject("verdicts", verdicts.latest(number, language));
    page.addObject("sheets", sheets(number, reader, language));
    page.addObject("written", written(number, reader, language));
    page.addObject("targets", plan.targets(number, language));
    page.addObject("money", plan.money(number, language));
    page.addObject("attachments", attachments.of(initiative, reader, typed, language));
    page.addObject("incident", initiative.status().open() && incidents.on(number));
    List<Chronicle.Entry> entries = chronicle.of(number);
    page.addObject("history", history(entries, language));
    page.addObject(
        "endLanguage",
        entries.stream()
            .filter(entry -> entry.kind().equals("stopped") && entry.language() != null)
            .map(Chronicle.Entry::language)
            .findFirst()
            .orElse(null));
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
      Map<String, List<FactSheet.Fact>> facts = new LinkedHashMap<>();
      sheet
          .facts(number, reader, language)
          .forEach(
              fact ->
                  facts
                      .computeIfAbsent(
                          wording.find(language, fact.label()).orElse(fact.label()),
                          label -> new ArrayList<>())
                      .add(fact));
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

  /**
   * What this person has just decided, as the history tells it: the outcome, and not the name of
   * the task, which says what was asked.
   */
  Optional<String> recorded(String number, String task, Actor reader, Locale language) {
    return chronicle.of(number).stream()
        .filter(
            entry ->
                entry.kind().startsWith(task + ".")
                    && reader.userId().equals(entry.userId())
                    && entry.person() != null)
        .findFirst()
        .map(
            entry ->
                wording.say(
                    language,
                    "task.recorded",
                    String.valueOf(entry.person()),
                    wording.history(entry.kind(), entry.person(), entry.detail(), language)));
  }

  /** What people wrote in their tasks and no other part of the page says, task by task. */
  private List<FactView> written(String number, Actor reader, Locale language) {
    Map<String, List<FactSheet.Fact>> said = new LinkedHashMap<>();
    for (InTheirWords.Said each : words.of(number, reader.userId())) {
      String task = wording.task(each.task(), language);
      List<FactSheet.Fact> values = said.computeIfAbsent(task, label -> new ArrayList<>());
      forms
          .answered(desk.releasedForm(each.form()), each.words(), language)
          .forEach(
              answer ->
                  values.add(
                      new FactSheet.Fact(
                          task,
                          wording.say(
                              language,
                              "initiative.written.answer",
                              answer.label(),
                              quoted(each, answer.text())))));
    }
    return said.entrySet().stream()
        .filter(each -> !each.getValue().isEmpty())
        .map(each -> new FactView(each.getKey(), each.getValue()))
        .toList();
  }

  /** The details of an entry; what a person wrote among them is told apart. */
  private static List<String> quoted(Chronicle.Entry entry) {
    Integer written = SAID_AT.get(entry.kind());
    if (written == null || written >= entry.detail().size()) {
      return entry.detail();
    }
    List<String> detail = new ArrayList<>(entry.detail());
    detail.set(written, Quoted.in(entry.language(), detail.get(written)));
    return detail;
  }

  /** Days and figures are told in the reader's words; the rest is theirs. */
  private static String quoted(InTheirWords.Said said, String answer) {
    return said.words().containsValue(answer) ? Quoted.in(said.language(), answer) : answer;
  }

  private List<EntryView> history(List<Chronicle.Entry> entries, Locale language) {
    return entries.stream()
        .map(
            entry ->
                new EntryView(
                    wording.moment(entry.at(), language),
                    entry.person(),
                    Quoted.parts(
                        wording.history(entry.kind(), entry.person(), quoted(entry), language))))
        .toList();
  }
}
