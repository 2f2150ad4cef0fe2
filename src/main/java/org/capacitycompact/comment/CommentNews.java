package org.capacitycompact.comment;

import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.notice.Notice;
import org.capacitycompact.notice.Outbox;
import org.springframework.stereotype.Component;

/**
 * Tells those whose answer is wanted, and those who were answered. It tells where to read, never
 * the words: who may no longer read a comment finds no words of it among what they were told.
 */
@Component
class CommentNews {

  private final Plans plans;
  private final Outbox outbox;

  CommentNews(Plans plans, Outbox outbox) {
    this.plans = plans;
    this.outbox = outbox;
  }

  /** Whoever is asked; else the country, which answers what asks nobody, or the colleagues. */
  void ofComment(InitiativeNumber number, long id, NewComment said, Actor by) {
    Asked asked = said.asked();
    boolean note = said.openTo() == OpenTo.SECRETARIAT;
    String kind =
        asked != null
            ? "comment.told.question"
            : note ? "comment.told.note" : "comment.told.comment";
    Asked whom = asked != null ? asked : note ? Asked.SECRETARIAT : Asked.COUNTRY;
    tell(kind, number, id, said.thing(), audiences(number, whom), by);
  }

  void ofAnswer(InitiativeNumber number, long id, String person, Actor by) {
    tell("comment.told.answered", number, id, Thing.INITIATIVE, Set.of("user:" + person), by);
  }

  private void tell(
      String kind, InitiativeNumber number, long id, Thing thing, Set<String> whom, Actor by) {
    outbox.tell(
        Notice.of(kind)
            .about(number)
            .to(whom.toArray(String[]::new))
            .by(by)
            .telling(String.valueOf(id), by.name(), thing.about().name())
            .leadingTo("/initiatives/%s/comments/%d".formatted(number, id)));
  }

  private Set<String> audiences(InitiativeNumber number, Asked side) {
    return switch (side) {
      case COUNTRY -> Set.of("group:" + Role.FOCAL_POINT.groupFor(number.country()));
      case PARTNERS ->
          plans.partners(number).stream()
              .map(partner -> "group:" + Role.PROVIDER.groupFor(partner.organisation()))
              .collect(Collectors.toSet());
      case SECRETARIAT -> Set.of("group:" + Role.SECRETARIAT.group());
    };
  }
}
