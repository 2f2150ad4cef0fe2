package org.capacitycompact.plan.web;

import java.util.List;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.web.Concerns;
import org.capacitycompact.plan.RiskRegister;
import org.capacitycompact.plan.RiskRegister.NamedRisk;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The graver risks of the plan, while the initiative goes on. */
@Component
class RisksOfPlan implements Concerns {

  /** Likelihood times impact from which a risk is medium, and from which it is high. */
  private static final int MEDIUM = 3;

  private static final int HIGH = 6;

  private final RiskRegister risks;
  private final Wording wording;

  RisksOfPlan(RiskRegister risks, Wording wording) {
    this.risks = risks;
    this.wording = wording;
  }

  @Override
  public List<Concern> of(Initiative initiative, Actor reader, Locale language) {
    return initiative.status().isOpen()
        ? risks.of(initiative.number(), MEDIUM).stream()
            .map(risk -> concern(risk, initiative, language))
            .toList()
        : List.of();
  }

  private Concern concern(NamedRisk risk, Initiative initiative, Locale language) {
    boolean high = risk.grave() >= HIGH;
    return new Concern(
        risk.grave(),
        Cell.said(risk.title(), risk.language())
            .leadingTo("/initiatives/" + initiative.number() + "/plan/people"),
        new Tag(
            wording.say(language, high ? "overview.risk.high" : "overview.risk.medium"),
            high ? "bad" : "warn"),
        more(risk, language));
  }

  private @Nullable Cell more(NamedRisk risk, Locale language) {
    String done = risk.mitigation() == null ? "" : Quoted.in(risk.language(), risk.mitigation());
    String watched =
        risk.owner() == null
            ? ""
            : wording.say(
                language, "overview.risk.owner", Quoted.in(risk.language(), risk.owner()));
    String both = (done + " " + watched).strip();
    return both.isEmpty() ? null : Cell.of(both);
  }
}
