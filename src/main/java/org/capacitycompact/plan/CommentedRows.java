package org.capacitycompact.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.comment.About;
import org.capacitycompact.comment.Commentable;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.stereotype.Component;

/**
 * Rows of the plan, for whoever sees the initiative. What was said about a removed row is still
 * found: a place in a section is never used again.
 */
@Component
class CommentedRows implements Commentable {

  private final PlanRecord plan;
  private final RowHistory history;
  private final ChangeWords words;

  CommentedRows(PlanRecord plan, RowHistory history, ChangeWords words) {
    this.plan = plan;
    this.history = history;
    this.words = words;
  }

  @Override
  public About about() {
    return About.ROW;
  }

  @Override
  public Map<String, Place> places(
      Initiative initiative, Collection<String> references, Actor reader, Locale language) {
    InitiativeNumber number = initiative.number();
    Map<String, Row> rows =
        plan.whole(number).values().stream()
            .flatMap(List::stream)
            .collect(Collectors.toMap(Row::anchor, row -> row));
    Set<String> gone =
        references.stream().allMatch(rows::containsKey) ? Set.of() : history.removed(number);
    Map<String, Place> places = new HashMap<>();
    for (String reference : references) {
      Row row = rows.get(reference);
      if (row != null) {
        places.put(reference, place(number, row, language));
      } else if (gone.contains(reference)) {
        places.put(reference, removed(number, reference.split("-", 2)[0], language));
      }
    }
    return places;
  }

  private Place place(InitiativeNumber number, Row row, Locale language) {
    return new Place(
        row.name(),
        words.named(row.section(), row.name(), row.language(), language),
        "/initiatives/%s/plan/%s?at=%s#%s"
            .formatted(number, row.section().id(), row.anchor(), row.anchor()),
        false);
  }

  private Place removed(InitiativeNumber number, String section, Locale language) {
    return new Place(
        "",
        words.named(Section.of(section).orElseThrow(), "", null, language),
        "/initiatives/%s/plan/%s".formatted(number, section),
        true);
  }
}
