package org.capacitycompact.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.comment.About;
import org.capacitycompact.comment.Commentable;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** Sections of the plan, for whoever sees the initiative. */
@Component
class CommentedSections implements Commentable {

  private final Wording wording;

  CommentedSections(Wording wording) {
    this.wording = wording;
  }

  @Override
  public About about() {
    return About.SECTION;
  }

  @Override
  public Map<String, Place> places(
      Initiative initiative, Collection<String> references, Actor reader, Locale language) {
    Map<String, Place> places = new HashMap<>();
    references.forEach(
        reference ->
            Section.of(reference)
                .ifPresent(
                    section ->
                        places.put(
                            reference,
                            new Place(
                                "",
                                wording.say(
                                    language,
                                    "comment.about.section",
                                    wording.say(language, "plan.section." + reference)),
                                "/initiatives/%s/plan/%s".formatted(initiative.number(), reference),
                                false))));
    return places;
  }
}
