package org.capacitycompact.initiative.plan;

import java.time.LocalDate;
import org.capacitycompact.initiative.MilestonePosition;
import org.capacitycompact.money.Money;

/** A piece of the work plan, with what is paid when it is done. */
public record PlannedMilestone(
    MilestonePosition position, String title, String institution, LocalDate due, Money amount) {}
