package org.capacitycompact.party;

/**
 * What is known of a country for a year, with its source (S15, S62).
 *
 * @param incomeGroup low, lowerMiddle, upperMiddle or high (World Bank)
 */
public record CountryFacts(int year, String incomeGroup, boolean fragile, String source) {}
