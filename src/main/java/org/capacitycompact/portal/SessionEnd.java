package org.capacitycompact.portal;

/**
 * When whoever reads a page is signed out if they do nothing (model attribute {@code sessionEnds}).
 *
 * @param at in the reader's words
 * @param seconds from now
 */
public record SessionEnd(String at, long seconds) {}
