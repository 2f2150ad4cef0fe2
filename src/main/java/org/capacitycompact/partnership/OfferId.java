package org.capacitycompact.partnership;

/** Which of the offers that providers have published. */
record OfferId(long value) {}
