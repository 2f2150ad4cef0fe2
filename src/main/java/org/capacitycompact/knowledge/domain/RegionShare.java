package org.capacitycompact.knowledge.domain;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A region of the activity ({@code recipient-region}).
 *
 * @param vocabulary IATI code list RegionVocabulary; "1", the standard's default, when not stated
 * @param percentage of the activity, 0 to 100; null when not stated
 */
public record RegionShare(
    @Nullable String code, String vocabulary, @Nullable BigDecimal percentage, StatedOf origin) {}
