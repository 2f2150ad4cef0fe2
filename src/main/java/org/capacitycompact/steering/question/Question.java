package org.capacitycompact.steering.question;

import java.time.Instant;
import java.time.LocalDate;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.money.Percent;
import org.jspecify.annotations.Nullable;

/**
 * A question to the steering group about one initiative, and its outcome.
 *
 * @param kind {@code waiver}: whether a gate is waived; {@code newerCriteria}: whether the valid
 *     version judges it; {@code localShare}: whether a share below the minimum is enough; {@code
 *     planChange}: whether a signed plan is changed beyond the tolerance
 * @param askedBy sign-in name
 * @param clause of a waiver, the clause whose gate would not block
 * @param waivedUntil of a waiver, its last day
 * @param offered of a waiver, what the country will do instead, if it says so
 * @param decision of newer criteria, the decision
 * @param version of newer criteria, the version of its table that would judge
 * @param share of a local share, what the country would finance itself at least, of the whole
 *     budget
 * @param changeRequest of a change of the plan, the request for it
 * @param outcome {@code granted}, {@code refused}, {@code withdrawn}, or null while it is open
 * @param language in which the reason and the offer are written; null when unknown
 */
public record Question(
    long id,
    InitiativeNumber number,
    String kind,
    String reason,
    String askedBy,
    Instant askedAt,
    @Nullable String clause,
    @Nullable LocalDate waivedUntil,
    @Nullable String offered,
    @Nullable String decision,
    @Nullable Integer version,
    @Nullable Percent share,
    @Nullable Long changeRequest,
    @Nullable String outcome,
    @Nullable Instant concludedAt,
    @Nullable String language) {}
