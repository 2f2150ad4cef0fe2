package org.capacitycompact.knowledge.domain;

/**
 * A text in one language.
 *
 * @param language ISO 639-1 (or 639-2 if there is no shorter code), lower case
 * @param languageKnown false when the publisher named no valid language, and English is a guess
 * @param text as published, without white space around it
 */
public record Narrative(String language, boolean languageKnown, String text) {}
