package org.capacitycompact.integrity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long reports may wait, and how many may come.
 *
 * @param answerWithin until a reporter hears from the officers; then all of them are reminded
 * @param nextWordWithin the same after an answer, until the report is closed
 * @param tellOperatorAfter after the reminder, until an operator is told that a report waits
 * @param holdReviewedAfter until it is asked whether payments must still be held, again each time
 * @param reportsPerHour from one network without an account, or of one account
 * @param reportsPerHourOfAll from all who have no account, on one node: more than people send, and
 *     less than harms the database
 * @param wrongCodesPerHour from one address, or of one account
 */
@ConfigurationProperties("compact.integrity")
record IntegrityProperties(
    @DefaultValue("P5D") Duration answerWithin,
    @DefaultValue("P30D") Duration nextWordWithin,
    @DefaultValue("P3D") Duration tellOperatorAfter,
    @DefaultValue("P14D") Duration holdReviewedAfter,
    @DefaultValue("10") int reportsPerHour,
    @DefaultValue("3000") int reportsPerHourOfAll,
    @DefaultValue("30") int wrongCodesPerHour) {}
