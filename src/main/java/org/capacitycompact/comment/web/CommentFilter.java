package org.capacitycompact.comment.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.comment.About;
import org.capacitycompact.comment.Comments.Search;
import org.capacitycompact.comment.OpenTo;
import org.capacitycompact.comment.Thing;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;

/**
 * Which comments of an initiative a reader asks for.
 *
 * @param about {@code PLAN} for rows and sections; one of {@link About}; empty for all
 * @param of the reference of one thing; empty for all of that kind
 * @param openTo those open to these readers; null for all but internal notes
 * @param unanswered only those that somebody still has to answer
 */
record CommentFilter(String about, String of, @Nullable OpenTo openTo, boolean unanswered) {

  static final String PLAN = "PLAN";

  private static final Set<About> OF_PLAN = EnumSet.of(About.SECTION, About.ROW);

  /** As an address says it; what it says wrongly is not asked for. */
  static CommentFilter of(String about, String of, String openTo, boolean unanswered) {
    boolean one = Thing.at(about, of).isPresent() && !of.isEmpty();
    boolean known =
        about.equals(PLAN)
            || Arrays.stream(About.values()).anyMatch(each -> each.name().equals(about));
    return new CommentFilter(
        known ? about : "",
        one ? of : "",
        Arrays.stream(OpenTo.values())
            .filter(each -> each.name().equals(openTo))
            .findFirst()
            .orElse(null),
        unanswered);
  }

  static CommentFilter of(Thing thing) {
    return new CommentFilter(thing.about().name(), thing.reference(), null, false);
  }

  /** The one thing that is asked about; else the initiative as a whole is commented on. */
  Optional<Thing> thing() {
    return of.isEmpty() ? Optional.empty() : Thing.at(about, of);
  }

  Search search(InitiativeNumber number) {
    Search search =
        of(
            number,
            openTo == null ? EnumSet.complementOf(EnumSet.of(OpenTo.SECRETARIAT)) : Set.of(openTo));
    return unanswered ? search.unanswered() : search;
  }

  /**
   * The internal notes on the same things; nothing when they are asked for alone, or without them.
   */
  Optional<Search> notes(InitiativeNumber number) {
    return openTo == null && !unanswered
        ? Optional.of(of(number, Set.of(OpenTo.SECRETARIAT)))
        : Optional.empty();
  }

  private Search of(InitiativeNumber number, Set<OpenTo> readers) {
    Set<About> kinds =
        about.isEmpty()
            ? EnumSet.allOf(About.class)
            : about.equals(PLAN) ? OF_PLAN : Set.of(About.valueOf(about));
    return Search.all(number).about(kinds, of).openTo(readers);
  }

  Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("about", about);
    query.put("of", of);
    query.put("openTo", openTo == null ? "" : openTo.name());
    query.put("unanswered", unanswered ? "true" : "");
    return query.entrySet().stream()
        .filter(each -> !each.getValue().isEmpty())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }
}
