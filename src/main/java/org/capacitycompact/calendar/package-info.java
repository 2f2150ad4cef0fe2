/**
 * One's own dates: deadlines and meetings by month, as a list, and as a private feed for the
 * programme that keeps a person's calendar.
 *
 * <p>It stands low, just above {@code initiative}, and knows none of the dates: the task list and
 * each stage say which of theirs are whose, as beans of {@link
 * org.capacitycompact.calendar.CalendarSource}. Above them it would have to know the tables of all
 * of them, and a new stage would have no date until somebody thought of it here.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"platform", "authorization", "web", "audit", "party", "initiative"})
package org.capacitycompact.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
