package org.capacitycompact.initiative.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The pages of an initiative, for one reader: the overview, and the parts. */
@Component
public class InitiativePage {

  private final PartPages parts;
  private final Chronicle chronicle;
  private final HistoryText historyText;
  private final AgreedPlan plan;
  private final Wording wording;

  InitiativePage(
      PartPages parts,
      Chronicle chronicle,
      HistoryText historyText,
      AgreedPlan plan,
      Wording wording) {
    this.parts = parts;
    this.chronicle = chronicle;
    this.historyText = historyText;
    this.plan = plan;
    this.wording = wording;
  }

  /** An entry of the history; {@code person} is null when the system acted. */
  record EntryView(String at, @Nullable String person, List<Quoted.Part> text) {}

  public ModelAndView show(Initiative initiative, Actor reader, Locale language) {
    InitiativeNumber number = initiative.number();
    ModelAndView page = new ModelAndView("initiative/initiative");
    parts.add(page, Part.OVERVIEW, initiative, reader, language);
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
    page.addObject("targets", plan.targets(number, language));
    page.addObject("money", plan.money(number, language));
    page.addObject(
        "endLanguage", initiative.status().isOpen() ? null : endLanguage(chronicle.of(number)));
    return page;
  }

  /** The page of another part. */
  public ModelAndView show(Part part, Initiative initiative, Actor reader, Locale language) {
    ModelAndView page =
        parts.add(new ModelAndView("initiative/part"), part, initiative, reader, language);
    if (part == Part.HISTORY) {
      page.addObject("history", history(chronicle.of(initiative.number()), language));
    }
    return page;
  }

  private static @Nullable String endLanguage(List<Chronicle.Entry> entries) {
    return entries.stream()
        .filter(entry -> entry.kind().equals("stopped") && entry.language() != null)
        .map(Chronicle.Entry::language)
        .findFirst()
        .orElse(null);
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
