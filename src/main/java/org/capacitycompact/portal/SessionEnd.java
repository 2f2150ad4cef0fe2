package org.capacitycompact.portal;

/**
 * When an idle reader will be signed out (model attribute {@code sessionEnds}).
 *
 * @param at in the reader's words
 * @param seconds from now
 */
public record SessionEnd(String at, long seconds) {}
