package org.capacitycompact.initiative.plan;

/**
 * A provider chosen by the country.
 *
 * @param organisation code of the organisation
 * @param southern whether it acts as a southern provider in this initiative
 */
public record Partner(String organisation, boolean lead, boolean southern) {}
