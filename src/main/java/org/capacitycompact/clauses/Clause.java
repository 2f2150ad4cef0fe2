package org.capacitycompact.clauses;

/**
 * A clause of the source documents, as a reader sees it.
 *
 * @param number {@code S21}
 * @param theme the letter of its theme, {@code a}; empty for an unknown clause
 * @param kinds how it must be embodied, one letter each: P process step, G gate, D scored, T data,
 *     R report
 * @param title what it demands, in a few words of the reader's language; the number for an unknown
 *     clause
 * @param meaning what it demands, in one plain sentence of the reader's language
 * @param quote the source's own words, in English; may be empty
 * @param source short name of the source; may be empty
 */
public record Clause(
    String number,
    String theme,
    String kinds,
    String title,
    String meaning,
    String quote,
    String source) {}
