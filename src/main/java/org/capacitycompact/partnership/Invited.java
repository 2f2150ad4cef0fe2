package org.capacitycompact.partnership;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom the secretariat invites under a mandate.
 *
 * @param note to all of them; null without one
 * @param answerBy the last day for an answer; null where the usual period holds
 */
public record Invited(
    List<String> organisations, @Nullable String note, @Nullable LocalDate answerBy) {}
