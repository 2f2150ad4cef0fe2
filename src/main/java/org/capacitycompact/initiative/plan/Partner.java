package org.capacitycompact.initiative.plan;

/**
 * A provider the country chose.
 *
 * @param organisation code of the organisation
 * @param southern acts as a southern provider in this initiative
 */
public record Partner(String organisation, boolean lead, boolean southern) {}
