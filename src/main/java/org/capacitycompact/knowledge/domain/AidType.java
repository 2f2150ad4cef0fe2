package org.capacitycompact.knowledge.domain;

import org.jspecify.annotations.Nullable;

/**
 * A type of aid, e.g. D02 "other technical assistance".
 *
 * @param vocabulary IATI code list AidTypeVocabulary; "1" (OECD DAC) when not stated
 */
public record AidType(@Nullable String code, String vocabulary, StatedOf origin) {}
