package org.capacitycompact.knowledge.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.ReleasedForms;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.knowledge.domain.ActivityStatus;
import org.capacitycompact.platform.language.WrittenDates;
import org.capacitycompact.platform.language.WrittenList;
import org.capacitycompact.web.ReaderZone;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the codes of published activities into the reader's words. */
@Component
class KnowledgeWords {
  private final Wording wording;
  private final Clock clock;
  private final Map<String, String> sectors;

  KnowledgeWords(Wording wording, ReleasedForms forms, Clock clock) {
    this.clock = clock;
    this.wording = wording;
    this.sectors =
        forms.of("plan-need").field("sector").orElseThrow().options().stream()
            .collect(Collectors.toMap(Choice::value, Choice::label));
  }

  /** A constant in words: {@code knowledge.outcome.NEW}. */
  String of(String family, Enum<?> constant, Locale language) {
    return wording.say(language, "knowledge." + family + "." + constant.name());
  }

  /**
   * The status; if the publisher's own dates contradict it, that the activity has ended or not
   * begun.
   */
  @Nullable String standing(
      @Nullable ActivityStatus status,
      @Nullable LocalDate startsOn,
      @Nullable LocalDate endedOn,
      Locale language) {
    LocalDate today = CountryDays.compactDay(clock.instant());
    boolean open =
        status == null
            || status == ActivityStatus.PIPELINE
            || status == ActivityStatus.IMPLEMENTATION;
    if (open && endedOn != null && endedOn.isBefore(today)) {
      return wording.say(language, "knowledge.status.ended");
    }
    if (status == ActivityStatus.IMPLEMENTATION && startsOn != null && startsOn.isAfter(today)) {
      return wording.say(language, "knowledge.status.notBegun");
    }
    return status == null ? null : of("status", status, language);
  }

  /** What stands where nobody published a title. */
  String untitled(Locale language) {
    return wording.say(language, "knowledge.untitled");
  }

  /** How a file of a version other than 2.03 is read; null for 2.03. */
  @Nullable String versionNote(@Nullable String version, Locale language) {
    if (version == null || version.isBlank()) {
      return wording.say(language, "knowledge.version.none");
    }
    return switch (version) {
      case "2.03" -> null;
      case "2.01", "2.02" -> wording.say(language, "knowledge.version.before");
      case "1.01", "1.02", "1.03", "1.04", "1.05" ->
          wording.say(language, "knowledge.version.first");
      default -> wording.say(language, "knowledge.version.unknown");
    };
  }

  /** The path of a field, part by part; a part without a text stays as in the standard. */
  String field(String path, Locale language) {
    return Arrays.stream(path.split("/"))
        .map(part -> part.startsWith("@") ? part.substring(1) : part)
        .filter(part -> !part.equals("narrative"))
        .map(part -> or("knowledge.field." + part.replace(':', '.'), part, language))
        .collect(Collectors.joining(" › "));
  }

  String countries(List<String> codes, Locale language) {
    return codes.stream().map(c -> wording.country(c, language)).collect(WrittenList.in(language));
  }

  /** A purpose group, as the plan names it. */
  String sector(String group, Locale language) {
    String english = sectors.getOrDefault(group, group);
    return or("form.plan-need.sector.option." + group, english, language);
  }

  String sectors(List<String> groups, Locale language) {
    return groups.stream().map(g -> sector(g, language)).collect(WrittenList.in(language));
  }

  /** A type of aid; only those of technical cooperation have texts. */
  String aidType(String code, Locale language) {
    return or("knowledge.aidType." + code, code, language);
  }

  /** The name of a language, in the reader's language. */
  String language(String code, Locale language) {
    String name = new Locale(code).getDisplayLanguage(language);
    return name.isEmpty() ? code : name;
  }

  /** A day; null when it was not published. */
  @Nullable String day(@Nullable LocalDate day, Locale language) {
    return day == null ? null : wording.day(day, language);
  }

  /** The day in full and the time with its zone: a file was often imported from elsewhere. */
  String moment(Instant moment, Locale language) {
    return "%s %s (%s)"
        .formatted(
            wording.day(moment, language),
            WrittenDates.of(language).time(moment.atZone(ReaderZone.get())),
            wording.zone());
  }

  private String or(String key, String otherwise, Locale language) {
    return wording.find(language, key).orElse(otherwise);
  }
}
