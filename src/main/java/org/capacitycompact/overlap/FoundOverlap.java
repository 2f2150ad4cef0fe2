package org.capacitycompact.overlap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;

/**
 * Something that may overlap with an initiative, and what the country said of it.
 *
 * @param other what it is known by in addresses: the number of an initiative, or the id of a known
 *     activity
 * @param language in which its title is written; null when unknown
 * @param publisher of a known activity; null for an initiative
 * @param likelihood points for its reasons, 2 to 9; 0 when it is found no more
 * @param place among all that were found, from 1; 0 when it is found no more
 * @param institutions that take part in both, as names are compared
 * @param words that titles of results have in common
 * @param state null while the country has not said anything
 * @param reasonLanguage of the country's reason
 * @param dueOn by when they talk
 */
public record FoundOverlap(
    String other,
    @Nullable InitiativeNumber initiative,
    @Nullable Long activity,
    String title,
    @Nullable String language,
    @Nullable String publisher,
    int likelihood,
    int place,
    boolean samePurpose,
    boolean sameGroup,
    List<String> institutions,
    List<String> words,
    @Nullable OverlapState state,
    @Nullable String reason,
    @Nullable String reasonLanguage,
    @Nullable String decidedByName,
    @Nullable Instant decidedAt,
    @Nullable String talks,
    @Nullable String talksTo,
    @Nullable String talksLanguage,
    @Nullable LocalDate dueOn,
    @Nullable String outcome,
    @Nullable String outcomeLanguage,
    @Nullable String coordinatedByName,
    @Nullable Instant coordinatedAt) {

  /** Where it is read. */
  public String address() {
    return initiative == null ? "/known-activities/" + activity : "/initiatives/" + initiative;
  }

  /** Whether the country may still say whether it is one. */
  public boolean isToDecide() {
    return state == null || state == OverlapState.CONFIRMED || state == OverlapState.DISMISSED;
  }

  /** Whether it may be settled who talks to whom. */
  public boolean isToAgree() {
    return state == OverlapState.CONFIRMED || state == OverlapState.AGREED;
  }
}
