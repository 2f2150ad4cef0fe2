package org.capacitycompact.offer;

import java.time.LocalDate;
import java.util.List;

/**
 * A published offer of a provider.
 *
 * @param organisation code of the provider
 * @param sectors DAC three-digit purpose groups
 * @param languages ISO 639-1
 * @param kind {@code southern} or {@code supporting}
 * @param tying {@code untied}, {@code partiallyTied} or {@code tied}
 */
public record Offer(
    String organisation,
    String title,
    List<String> modalities,
    List<String> sectors,
    List<String> languages,
    String kind,
    String tying,
    LocalDate availableUntil) {}
