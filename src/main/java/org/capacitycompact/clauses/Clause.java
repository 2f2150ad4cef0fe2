package org.capacitycompact.clauses;

/**
 * A clause of the source documents, as a reader sees it.
 *
 * @param number {@code S21}
 * @param theme the letter of its theme, {@code a}; empty for a clause that is not kept
 * @param kinds how it is to be embodied, one letter each: P process step, G gate, D scored, T data,
 *     R report
 * @param title what it asks, in a few words of the reader's language; the number where none is kept
 * @param meaning what it asks in one plain sentence of the reader's language
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
