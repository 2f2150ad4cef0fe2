package org.capacitycompact.partnership;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
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
    @Nullable BigDecimal cost,
    @Nullable BigDecimal contribution,
    @Nullable LocalDate availableFrom,
    @Nullable LocalDate availableUntil,
    @Nullable String coordinatedWith,
    @Nullable String reason) {}
