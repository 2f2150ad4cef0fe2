package org.capacitycompact.matching;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a demand asks for, as far as offers are held against it.
 *
 * @param sector DAC three digits; null when it is not said
 * @param levels {@code human}, {@code institutional}, {@code environment}; empty when not said
 * @param modalities wanted or, where none is said, advised
 * @param language ISO 639-1, the initiative's
 * @param country the country that asks
 * @param income its income group; null when unknown
 * @param fragile whether its context is fragile; null when unknown
 * @param budget the estimate in US dollars; null when there is none
 */
record Wish(
    @Nullable String sector,
    List<String> levels,
    List<String> modalities,
    String language,
    String country,
    @Nullable String income,
    @Nullable String fragile,
    @Nullable BigDecimal budget) {}
