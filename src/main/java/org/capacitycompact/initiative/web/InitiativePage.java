package org.capacitycompact.initiative.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.FactSheet;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * What the page of an initiative shows, for one reader: what every stage shares, and the parts that
 * the capabilities add.
 */
@Component
public class InitiativePage {

  private final List<FactSheet> sheets;
  private final List<InitiativePart> parts;
  private final Chronicle chronicle;
  private final HistoryText historyText;
  private final AgreedPlan plan;
  private final Wording wording;

  InitiativePage(
      List<FactSheet> sheets,
      List<InitiativePart> parts,
      Chronicle chronicle,
      HistoryText historyText,
      AgreedPlan plan,
      Wording wording) {
    this.sheets = sheets.stream().sorted(Comparator.comparing(FactSheet::stage)).toList();
    this.parts = parts;
    this.chronicle = chronicle;
    this.historyText = historyText;
    this.plan = plan;
    this.wording = wording;
  }

  /** Facts with the same name, which is shown once above them. */
  record FactView(String label, List<FactSheet.Fact> values) {}

  /** One capability's facts; {@code open} if they are the newest. */
  record SheetView(String heading, List<FactView> facts, boolean open) {}

  /** An entry of the history; {@code person} is null when the system acted. */
  record EntryView(String at, @Nullable String person, List<Quoted.Part> text) {}

  public ModelAndView show(Initiative initiative, Actor reader, Locale language) {
    InitiativeNumber number = initiative.number();
    ModelAndView page = new ModelAndView("initiative/initiative");
    page.addObject("initiative", initiative);
    page.addObject("country", wording.country(initiative.country(), language));
    page.addObject("since", wording.day(initiative.startedAt(), language));
    page.addObject(
        "endedOn",
        initiative.endedAt() == null ? null : wording.day(initiative.endedAt(), language));
    page.addObject("track", wording.say(language, "track." + initiative.track()));
    page.addObject("status", StatusTag.of(initiative.status(), wording, language));
    page.addObject("stages", stages(initiative, language));
    page.addObject(
        "mayStop",
        initiative.status().isOpen() && Right.STOP_INITIATIVE.on(reader, initiative.country()));
    page.addObject("sheets", sheets(number, reader, language));
    page.addObject("targets", plan.targets(number, language));
    page.addObject("money", plan.money(number, language));
    List<Chronicle.Entry> entries = chronicle.of(number);
    page.addObject("history", history(entries, language));
    page.addObject(
        "endLanguage",
        entries.stream()
            .filter(entry -> entry.kind().equals("stopped") && entry.language() != null)
            .map(Chronicle.Entry::language)
            .findFirst()
            .orElse(null));
    parts.forEach(part -> page.addAllObjects(part.of(initiative, reader, language)));
    return page;
  }

  private List<StageStep> stages(Initiative initiative, Locale language) {
    int now = initiative.stage().ordinal();
    boolean over = initiative.status() == Status.EXITED;
    return Arrays.stream(Stage.values())
        .map(
            stage ->
                new StageStep(
                    stage.ordinal() + 1,
                    wording.say(language, stage.messageKey()),
                    stage.ordinal() < now || over ? "done" : stage.ordinal() == now ? "now" : ""))
        .toList();
  }

  private List<SheetView> sheets(InitiativeNumber number, Actor reader, Locale language) {
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
   * What this person has just decided, as the history describes it: the outcome rather than the
   * task's name, which says what was asked.
   */
  Optional<String> recorded(InitiativeNumber number, String task, Actor reader, Locale language) {
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
                    String.valueOf(wording.actor(entry.person(), entry.inPlaceOf(), language)),
                    wording.history(entry.kind(), entry.person(), entry.detail(), language)));
  }

  private List<EntryView> history(List<Chronicle.Entry> entries, Locale language) {
    return entries.stream()
        .map(
            entry ->
                new EntryView(
                    wording.moment(entry.at(), language),
                    wording.actor(entry.person(), entry.inPlaceOf(), language),
                    Quoted.parts(historyText.of(entry, language))))
        .toList();
  }
}
