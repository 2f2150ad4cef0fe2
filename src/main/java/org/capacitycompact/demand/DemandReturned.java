package org.capacitycompact.demand;

import java.util.Optional;
import org.capacitycompact.criteria.FindingsInWords;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Why a demand is written again. */
@Component
class DemandReturned {

  private final DemandRecords records;
  private final Verdicts verdicts;
  private final FindingsInWords words;
  private final MessageSource messages;

  DemandReturned(
      DemandRecords records, Verdicts verdicts, FindingsInWords words, MessageSource messages) {
    this.records = records;
    this.verdicts = verdicts;
    this.words = words;
    this.messages = messages;
  }

  /** The authority's reason, or the gate's findings; empty the first time. */
  String why(InitiativeNumber number) {
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
}
