package org.capacitycompact.partnership;

import org.jspecify.annotations.Nullable;

/**
 * A provider that the country chooses.
 *
 * @param lead whether it answers to the country for the whole
 * @param jointLead whether it leads together with the one that does (S93)
 * @param part what it does, in the country's words; null where it is the only one
 */
record ChosenPartner(Option option, boolean lead, boolean jointLead, @Nullable String part) {}
