package org.capacitycompact.knowledge.web;

import java.util.Locale;
import org.capacitycompact.knowledge.domain.KnownActivitySummary;
import org.capacitycompact.knowledge.domain.Narrative;
import org.capacitycompact.knowledge.domain.NarrativeChoice;
import org.jspecify.annotations.Nullable;

/** A known activity in a list, in the reader's words. */
record ActivityRow(
    long id,
    String title,
    String titleLanguage,
    @Nullable String publisher,
    String countries,
    String sectors,
    @Nullable String status,
    @Nullable String starts,
    @Nullable String ends,
    boolean complete) {

  static ActivityRow of(KnownActivitySummary activity, KnowledgeWords words, Locale language) {
    Narrative title =
        NarrativeChoice.best(activity.titles(), language.getLanguage())
            .orElseGet(() -> new Narrative(language.getLanguage(), true, words.untitled(language)));
    return new ActivityRow(
        activity.id(),
        title.text(),
        title.language(),
        activity.publisher(),
        words.countries(activity.countries(), language),
        words.sectors(activity.sectors(), language),
        words.standing(activity.status(), activity.startsOn(), activity.endedOn(), language),
        words.day(activity.startsOn(), language),
        words.day(activity.endsOn(), language),
        activity.complete());
  }
}
