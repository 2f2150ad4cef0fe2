package org.capacitycompact.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;

/**
 * What one US dollar cost in another currency on a day.
 *
 * @param rate units of the currency for one US dollar, with at most eight decimals
 * @param source who published it
 * @param enteredBy who entered it, and when; a later entry of the same day corrects it
 */
public record ExchangeRate(
    Currency currency,
    LocalDate on,
    BigDecimal rate,
    String source,
    String enteredBy,
    Instant enteredAt) {}
