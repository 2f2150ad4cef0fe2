package org.capacitycompact.delivery;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.capacitycompact.delivery.Payees.Given;
import org.capacitycompact.initiative.MilestoneProcess;
import org.capacitycompact.initiative.PaymentHoldProcess;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Figures;
import org.capacitycompact.worklist.DecidedOn;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** The milestone that is delivered, verified or paid. */
@Component
class MilestoneDecidedOn implements DecidedOn {

  private final Milestones milestones;
  private final MilestoneExhibits exhibits;
  private final Payees payees;
  private final DeliveryWords words;

  MilestoneDecidedOn(
      Milestones milestones, MilestoneExhibits exhibits, Payees payees, DeliveryWords words) {
    this.milestones = milestones;
    this.exhibits = exhibits;
    this.payees = payees;
    this.words = words;
  }

  @Override
  public Set<String> tasks() {
    return Set.of(
        MilestoneProcess.DELIVER_MILESTONE,
        MilestoneProcess.VERIFY_MILESTONE,
        PaymentHoldProcess.NAME_PAYEE);
  }

  @Override
  public List<Exhibit> of(TaskInHand task, Locale language) {
    Milestone milestone = milestones.of(task);
    return switch (task.task()) {
      case MilestoneProcess.VERIFY_MILESTONE ->
          List.of(exhibits.besidePlan(milestone, language), exhibits.evidence(milestone, language));
      case PaymentHoldProcess.NAME_PAYEE -> List.of(payee(milestone, language));
      default -> List.of(exhibits.planned(milestone, language));
    };
  }

  /** Who is to be paid and what for, and why the last reference was refused. */
  private Exhibit payee(Milestone milestone, Locale language) {
    Optional<Given> refused =
        payees
            .latest(milestone.number(), milestone.institution())
            .filter(given -> given.refusal() != null);
    return new Exhibit.Collected()
        .add(say("institution", language), Cell.said(milestone.institution(), null))
        .add(
            say("milestone", language),
            Cell.said(milestone.position() + ". " + milestone.title(), null))
        .add(say("amount", language), Cell.number(Figures.money(milestone.amount(), language)))
        .add(
            say("refusedReference", language),
            refused.map(given -> Cell.said(given.reference(), null)).orElse(null))
        .add(
            say("refusal", language),
            refused.map(given -> Cell.said(String.valueOf(given.refusal()), null)).orElse(null))
        .under(say("payee", language));
  }

  private String say(String key, Locale language) {
    return words.word("delivery.shows." + key, language);
  }
}
