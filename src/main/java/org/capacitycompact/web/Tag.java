package org.capacitycompact.web;

/**
 * A word or two in a coloured frame; the colour never says more than the words.
 *
 * @param kind {@code ok}, {@code warn}, {@code bad}, {@code decided}, or empty
 */
public record Tag(String words, String kind) {}
