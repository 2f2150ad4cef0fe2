package org.capacitycompact.partnership;

import java.util.HashMap;
import java.util.Map;
import org.capacitycompact.criteria.FindingsInWords;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.initiative.plan.Statements;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Prefills a form that describes a partnership: its last version, and why it was returned. */
@Component
class PartnershipPrefill {

  private final Statements statements;
  private final Verdicts verdicts;
  private final FindingsInWords words;

  PartnershipPrefill(Statements statements, Verdicts verdicts, FindingsInWords words) {
    this.statements = statements;
    this.verdicts = verdicts;
    this.words = words;
  }

  Map<String, Object> opening(InitiativeNumber number, String form, String decision) {
    Map<String, Object> values =
        new HashMap<>(statements.latest(number, form).orElse(Statement.EMPTY).written());
    verdicts
        .latest(number, decision)
        .ifPresent(
            verdict ->
                values.put("findingsShown", words.of(verdict, LocaleContextHolder.getLocale())));
    return values;
  }
}
