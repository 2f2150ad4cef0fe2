package org.capacitycompact.party;

import org.capacitycompact.platform.Embodies;

/**
 * What is known of a country for a year, with its source (S15, S62).
 *
 * @param incomeGroup low, lowerMiddle, upperMiddle or high (World Bank)
 */
@Embodies(
    value = {"S15", "S62"},
    as = Embodies.As.RECORD)
public record CountryFacts(int year, String incomeGroup, boolean fragile, String source) {}
