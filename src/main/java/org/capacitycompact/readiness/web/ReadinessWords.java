package org.capacitycompact.readiness.web;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.readiness.Level;
import org.capacitycompact.readiness.ProvidersReadiness.Standing;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** How ready somebody is, in words. */
@Component
class ReadinessWords {

  private static final Map<Level, String> KINDS =
      Map.of(Level.ready, "ok", Level.partly, "warn", Level.notReady, "bad");

  private final Wording wording;

  ReadinessWords(Wording wording) {
    this.wording = wording;
  }

  Tag level(Level level, Locale language) {
    return new Tag(
        wording.say(language, "verdict.value." + level.name()), KINDS.getOrDefault(level, ""));
  }

  /** The level that counts today, or that none does. */
  Tag standing(Standing each, LocalDate today, Locale language) {
    return each.current(today)
        .map(level -> level(level, language))
        .orElseGet(
            () ->
                new Tag(
                    wording.say(
                        language,
                        each.assessedOn() == null ? "readiness.none" : "readiness.expired"),
                    ""));
  }

  /** From when until when the newest one counts; empty without one. */
  String span(Standing each, Locale language) {
    LocalDate on = each.assessedOn();
    LocalDate until = each.goodUntil();
    return on == null || until == null
        ? ""
        : wording.say(
            language, "readiness.span", wording.day(on, language), wording.day(until, language));
  }

  String day(LocalDate day, Locale language) {
    return wording.day(day, language);
  }
}
