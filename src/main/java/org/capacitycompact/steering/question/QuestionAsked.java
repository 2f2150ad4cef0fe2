package org.capacitycompact.steering.question;

import org.capacitycompact.initiative.InitiativeNumber;

/**
 * A question was recorded. Published within the transaction that does so: if it cannot be put to
 * the group, it is not recorded.
 */
public record QuestionAsked(long question, InitiativeNumber number, String kind) {}
