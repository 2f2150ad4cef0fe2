package org.capacitycompact.initiative.plan;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A milestone of the work plan; the amount is in US dollars. */
public record PlannedMilestone(
    int position, String title, String institution, LocalDate due, BigDecimal amount) {}
