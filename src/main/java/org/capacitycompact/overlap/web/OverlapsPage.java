package org.capacitycompact.overlap.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.overlap.FoundOverlap;
import org.capacitycompact.overlap.OverlapState;
import org.capacitycompact.overlap.OverlapWords;
import org.capacitycompact.overlap.Overlaps;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Collected;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of all overlaps of an initiative, and what stands before an act on one. */
@Component
class OverlapsPage {

  /** More than anybody reads through; the likeliest come first. */
  private static final int MOST = 100;

  private final Overlaps overlaps;
  private final OverlapWords words;
  private final CountryDays days;
  private final Wording wording;

  OverlapsPage(Overlaps overlaps, OverlapWords words, CountryDays days, Wording wording) {
    this.overlaps = overlaps;
    this.words = words;
    this.days = days;
    this.wording = wording;
  }

  /**
   * One of them on the page.
   *
   * @param acts whether the reader may decide on it, settle who talks, and say what came of it
   */
  public record Card(
      String other,
      Cell what,
      Tag state,
      String likelihood,
      Exhibit facts,
      boolean mayDecide,
      boolean mayAgree,
      boolean mayCoordinate) {}

  ModelAndView show(Initiative initiative, boolean all, Actor reader, Locale language) {
    List<FoundOverlap> found =
        overlaps.of(initiative.number(), all, language, all ? MOST + 1 : MOST);
    LocalDate today = days.todayOf(initiative.number());
    boolean mayAct =
        initiative.status().isOpen()
            && Right.COORDINATE_OVERLAPS.on(reader, initiative.country());
    ModelAndView page = new ModelAndView("overlap/overlaps");
    page.addObject("initiative", initiative);
    page.addObject("all", all);
    page.addObject("more", found.size() > MOST);
    page.addObject(
        "overlaps",
        found.stream()
            .limit(MOST)
            .map(each -> card(each, today, mayAct, language))
            .toList());
    return page;
  }

  private Card card(FoundOverlap each, LocalDate today, boolean mayAct, Locale language) {
    return new Card(
        each.other(),
        words.what(each),
        words.state(each, today, language),
        words.likelihood(each, language),
        facts(each, language),
        mayAct && each.isToDecide(),
        mayAct && each.isToAgree(),
        mayAct && each.state() == OverlapState.AGREED);
  }

  /** What stands before an act on it. */
  List<Exhibit> about(FoundOverlap found, Locale language) {
    Collected shown = new Collected();
    shown.add(wording.say(language, "overlap.what"), words.what(found));
    return List.of(
        add(shown, found, language).under(wording.say(language, "overlap.heading")));
  }

  private Exhibit facts(FoundOverlap found, Locale language) {
    return add(new Collected(), found, language).under("");
  }

  private Collected add(Collected shown, FoundOverlap found, Locale language) {
    shown.add(wording.say(language, "overlap.why"), words.why(found, language));
    said(shown, "overlap.decided", found.decidedByName(), found.decidedAt(), language);
    text(shown, "overlap.reason", found.reason(), found.reasonLanguage(), language);
    text(shown, "overlap.talks", found.talks(), found.talksLanguage(), language);
    text(shown, "overlap.talksTo", found.talksTo(), found.talksLanguage(), language);
    LocalDate due = found.dueOn();
    if (due != null) {
      shown.add(wording.say(language, "overlap.due"), Cell.of(wording.day(due, language)));
    }
    text(shown, "overlap.outcome", found.outcome(), found.outcomeLanguage(), language);
    said(
        shown, "overlap.concluded", found.coordinatedByName(), found.coordinatedAt(), language);
    return shown;
  }

  private void said(
      Collected shown,
      String key,
      @Nullable String by,
      @Nullable Instant at,
      Locale language) {
    if (by != null && at != null) {
      shown.add(wording.say(language, key), Cell.of(wording.byOn(by, at, language)));
    }
  }

  private void text(
      Collected shown,
      String key,
      @Nullable String text,
      @Nullable String writtenIn,
      Locale language) {
    if (text != null) {
      shown.add(wording.say(language, key), Cell.said(text, writtenIn));
    }
  }
}
