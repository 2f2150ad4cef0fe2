package org.capacitycompact.participation;

import java.time.LocalDate;

/**
 * What is asked of a country.
 *
 * @param country ISO 3166-1 alpha-2
 * @param answerBy the last day, its own, on which it answers
 */
public record Invitation(String country, String asked, LocalDate answerBy) {}
