package org.capacitycompact.steering.question;

/**
 * A question was put on record. Published within the transaction that does so: it goes to the group
 * or is not asked.
 */
public record QuestionAsked(long question, String number, String kind) {}
