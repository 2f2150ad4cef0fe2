package org.capacitycompact.comment;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** The initiative as a whole. */
@Component
class WholeInitiative implements Commentable {

  private final Wording wording;

  WholeInitiative(Wording wording) {
    this.wording = wording;
  }

  @Override
  public About about() {
    return About.INITIATIVE;
  }

  @Override
  public Map<String, Place> places(
      Initiative initiative, Collection<String> references, Actor reader, Locale language) {
    return Map.of(
        "",
        new Place(
            "",
            wording.say(language, "comment.about.INITIATIVE"),
            "/initiatives/" + initiative.number(),
            false));
  }
}
