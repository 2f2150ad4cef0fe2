package org.capacitycompact.demand;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.criteria.FindingsInWords;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.form.Choice;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.LessonBook;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.knowledge.PublishedDemand;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Prefills the form of a demand. */
@Component
class DemandFormPrefill {

  private final DemandRecords records;
  private final Initiatives initiatives;
  private final Plans plans;
  private final Verdicts verdicts;
  private final FindingsInWords words;
  private final PublishedDemand known;
  private final LessonBook lessons;
  private final MessageSource messages;

  DemandFormPrefill(
      DemandRecords records,
      Initiatives initiatives,
      Plans plans,
      Verdicts verdicts,
      FindingsInWords words,
      PublishedDemand known,
      LessonBook lessons,
      MessageSource messages) {
    this.records = records;
    this.initiatives = initiatives;
    this.plans = plans;
    this.verdicts = verdicts;
    this.words = words;
    this.known = known;
    this.lessons = lessons;
    this.messages = messages;
  }

  /**
   * The previous answers; the first time, what is known about the activity that the demand was
   * started from.
   */
  Map<String, Object> of(InitiativeNumber number) {
    return records
        .stated(number)
        .map(stated -> stated.written())
        .orElseGet(() -> fromActivity(initiatives.get(number)));
  }

  private Map<String, Object> fromActivity(Initiative initiative) {
    Map<String, Object> values = new HashMap<>();
    Long activity = initiative.knownActivity();
    if (activity != null) {
      values.putAll(known.prefill(activity, initiative.language()));
    }
    values.put("title", initiative.title());
    return values;
  }

  /** Why the demand was returned: the authority's reason, or the gate's findings. */
  String saidBefore(InitiativeNumber number) {
    Optional<DemandRecords.Endorsement> said = records.endorsement(number);
    if (said.filter(DemandRecords.Endorsement::endorsed).isEmpty()) {
      return said.map(returned -> returnedFor(String.valueOf(returned.reason()))).orElse("");
    }
    return verdicts
        .latest(number, "demand-gate")
        .map(verdict -> words.of(verdict, LocaleContextHolder.getLocale()))
        .orElse("");
  }

  private String returnedFor(String reason) {
    return messages.getMessage(
        "demand.returned.shown", new Object[] {reason}, LocaleContextHolder.getLocale());
  }

  /** The lessons proposed: those of the sector once it is stated, and those of the country. */
  List<Choice> lessons(InitiativeNumber number, String country) {
    return lessons.proposed(country, plans.profile(number).sector()).stream()
        .map(lesson -> new Choice(lesson.id(), lesson.title()))
        .toList();
  }
}
