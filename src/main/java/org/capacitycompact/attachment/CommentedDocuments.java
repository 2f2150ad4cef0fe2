package org.capacitycompact.attachment;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.comment.About;
import org.capacitycompact.comment.Commentable;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** Documents, for whoever sees the initiative; of a withdrawn one nothing more is said. */
@Component
class CommentedDocuments implements Commentable {

  private final Attachments attachments;
  private final Wording wording;

  CommentedDocuments(Attachments attachments, Wording wording) {
    this.attachments = attachments;
    this.wording = wording;
  }

  @Override
  public About about() {
    return About.DOCUMENT;
  }

  @Override
  public Map<String, Place> places(
      Initiative initiative, Collection<String> references, Actor reader, Locale language) {
    return attachments.of(initiative.number()).stream()
        .filter(each -> references.contains(each.id().toString()))
        .collect(
            Collectors.toMap(
                each -> each.id().toString(),
                each ->
                    new Place(
                        each.fileName(),
                        wording.say(
                            language, "comment.about.document", Quoted.in(null, each.fileName())),
                        "/initiatives/" + initiative.number() + "/documents",
                        each.withdrawn() != null)));
  }
}
