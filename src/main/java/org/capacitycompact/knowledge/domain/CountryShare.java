package org.capacitycompact.knowledge.domain;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A partner country of the activity ({@code recipient-country}).
 *
 * @param code ISO 3166-1 alpha-2, upper case; null when none could be read
 * @param percentage of the activity, 0 to 100; null when not stated, and for transactions
 */
public record CountryShare(
    @Nullable String code, @Nullable BigDecimal percentage, StatedOf origin) {}
