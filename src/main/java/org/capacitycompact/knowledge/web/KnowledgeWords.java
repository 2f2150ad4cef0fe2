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
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.knowledge.DemandForm;
import org.capacitycompact.knowledge.domain.ActivityStatus;
import org.capacitycompact.platform.language.WrittenDates;
import org.capacitycompact.platform.language.WrittenList;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.ReaderZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts the codes of published activities into the reader's words. */
@Component
class KnowledgeWords {
  private final MessageSource messages;
  private final Clock clock;
  private final Map<String, String> sectors;

  KnowledgeWords(MessageSource messages, Clock clock) {
    this.clock = clock;
    this.messages = messages;
    this.sectors =
        DemandForm.read().field("sector").orElseThrow().options().stream()
            .collect(Collectors.toMap(Choice::value, Choice::label));
  }

  /** A constant in words: {@code knowledge.outcome.NEW}. */
  String of(String family, Enum<?> constant, Locale language) {
    return say("knowledge." + family + "." + constant.name(), language);
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
      return say("knowledge.status.ended", language);
    }
    if (status == ActivityStatus.IMPLEMENTATION && startsOn != null && startsOn.isAfter(today)) {
      return say("knowledge.status.notBegun", language);
    }
    return status == null ? null : of("status", status, language);
  }

  String say(String key, Locale language, Object... arguments) {
    return messages.getMessage(key, arguments, language);
  }

  /** The path of a field, part by part; a part without a text stays as in the standard. */
  String field(String path, Locale language) {
    return Arrays.stream(path.split("/"))
        .map(part -> part.startsWith("@") ? part.substring(1) : part)
        .filter(part -> !part.equals("narrative"))
        .map(part -> or("knowledge.field." + part.replace(':', '.'), part, language))
        .collect(Collectors.joining(" › "));
  }

  String country(String code, Locale language) {
    String name = new Locale("", code).getDisplayCountry(language);
    return name.isEmpty() ? code : name;
  }

  String countries(List<String> codes, Locale language) {
    return codes.stream().map(c -> country(c, language)).collect(WrittenList.in(language));
  }

  /** A purpose group, with its name in the demand form. */
  String sector(String group, Locale language) {
    String english = sectors.getOrDefault(group, group);
    return or("form.articulate-demand.sector.option." + group, english, language);
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

  @Nullable String day(@Nullable LocalDate day, Locale language) {
    return day == null ? null : Figures.day(day, language);
  }

  String moment(Instant moment, Locale language) {
    return "%s %s (%s)"
        .formatted(
            day(ReaderZone.day(moment), language),
            WrittenDates.of(language).time(moment.atZone(ReaderZone.get())),
            ReaderZone.name());
  }

  private String or(String key, String otherwise, Locale language) {
    String words = messages.getMessage(key, null, otherwise, language);
    return words == null ? otherwise : words;
  }
}
