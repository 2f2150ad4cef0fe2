package org.capacitycompact.criteria;

/**
 * A clause of the source documents, as a reader sees it.
 *
 * @param number {@code S21}
 * @param title what it asks, in a few words of the reader's language; the number where none is kept
 * @param quote the source's own words, in English; may be empty
 * @param source short name of the source; may be empty
 */
public record Clause(String number, String title, String quote, String source) {}
