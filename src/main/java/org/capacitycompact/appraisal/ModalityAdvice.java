package org.capacitycompact.appraisal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.criteria.PlanFacts;
import org.capacitycompact.criteria.Remedies;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Section;
import org.capacitycompact.plan.SentPlan;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Exhibit.Table;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/**
 * Which kinds of support would suit, by the rows of the plan as they are while it is designed (S63,
 * S65). It is asked of the decision and never recorded; what is on record is the advice on the
 * design that was sent.
 */
@Embodies(
    value = {"S63", "S65"},
    as = Embodies.As.RULE)
@Component
class ModalityAdvice {

  private final Designs designs;
  private final SentPlan sent;
  private final PlanFacts counted;
  private final PlanRecord plan;
  private final Criteria criteria;
  private final Remedies reasons;
  private final Wording wording;

  ModalityAdvice(
      Designs designs,
      SentPlan sent,
      PlanFacts counted,
      PlanRecord plan,
      Criteria criteria,
      Remedies reasons,
      Wording wording) {
    this.designs = designs;
    this.sent = sent;
    this.counted = counted;
    this.plan = plan;
    this.criteria = criteria;
    this.reasons = reasons;
    this.wording = wording;
  }

  /** Each kind of support that is advised, why, and whether the plan has it; empty for none. */
  Exhibit of(InitiativeNumber number, Locale language) {
    Verdict advice =
        criteria.ask(
            "modality-mix",
            number,
            AppraisalProcess.ADVISE_MODALITIES,
            AdviseModalities.facts(
                sent.of(number, Statements.DESIGN, Map.of()),
                designs.demand(number),
                counted.of(number)));
    Set<String> planned =
        plan.rows(number, Section.MODALITIES).stream()
            .flatMap(row -> row.text("modality").stream())
            .collect(Collectors.toSet());
    List<Line> lines = new ArrayList<>();
    for (Map<?, ?> advised : advised(advice.outputs())) {
      lines.add(line(advised, planned, language));
    }
    return new Table(
        wording.say(language, "appraisal.advice"),
        List.of("modality", "why", "clause").stream()
            .map(column -> wording.say(language, "appraisal.advice.column." + column))
            .toList(),
        lines,
        wording.say(language, "appraisal.advice.note"),
        false);
  }

  /** One result stands alone among the outputs of a decision, several in a list. */
  private static List<Map<?, ?>> advised(Map<String, Object> outputs) {
    if (outputs.containsKey("modality")) {
      return List.of(outputs);
    }
    List<Map<?, ?>> advised = new ArrayList<>();
    if (outputs.get("results") instanceof List<?> results) {
      for (Object result : results) {
        if (result instanceof Map<?, ?> one) {
          advised.add(one);
        }
      }
    }
    return advised;
  }

  private Line line(Map<?, ?> advised, Set<String> planned, Locale language) {
    String modality = String.valueOf(advised.get("modality"));
    boolean has = planned.contains(modality);
    return Line.of(
        Cell.of(wording.say(language, "partnership.modality." + modality))
            .with(
                new Tag(
                    wording.say(
                        language, has ? "appraisal.advice.planned" : "appraisal.advice.missing"),
                    has ? "ok" : "")),
        Cell.of(reasons.inLanguage(String.valueOf(advised.get("reason")), language)),
        Cell.of(String.valueOf(advised.get("criterion"))));
  }
}
