package org.capacitycompact.form;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A form file's rules for an answer. Lengths count what people see as one character; bounds are
 * inclusive.
 *
 * @param decimals decimals that a number may have; 0 for whole numbers
 */
public record FieldRules(
    boolean required,
    @Nullable Integer minLength,
    @Nullable Integer maxLength,
    @Nullable Pattern pattern,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    int decimals) {}
