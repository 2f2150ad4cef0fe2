package org.capacitycompact.offer;

/** Which of the offers that providers have written. */
public record OfferId(long value) {}
