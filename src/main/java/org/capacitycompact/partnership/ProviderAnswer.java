package org.capacitycompact.partnership;

import java.time.LocalDate;
import java.util.List;
import org.capacitycompact.money.Money;
import org.jspecify.annotations.Nullable;

/** A provider's answer to a demand; a refusal has only a reason. */
record ProviderAnswer(
    String organisation,
    boolean canAnswer,
    @Nullable String description,
    List<String> modalities,
    @Nullable String kind,
    @Nullable String tying,
    @Nullable Boolean practitioners,
    List<String> languages,
    @Nullable Money cost,
    @Nullable Money contribution,
    @Nullable LocalDate availableFrom,
    @Nullable LocalDate availableUntil,
    @Nullable String coordinatedWith,
    @Nullable String reason) {}
