package org.capacitycompact.comment;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.comment.Commentable.Place;
import org.capacitycompact.initiative.Initiative;
import org.springframework.stereotype.Component;

/** Finds the things that comments are about, in the capabilities that own them. */
@Component
public class Things {

  private final Map<About, Commentable> owners;

  Things(List<Commentable> owners) {
    this.owners = owners.stream().collect(Collectors.toMap(Commentable::about, each -> each));
  }

  /** Those of them that this reader may see; each owner is asked once. */
  public Map<Thing, Place> places(
      Initiative initiative, Collection<Thing> things, Actor reader, Locale language) {
    Map<Thing, Place> places = new HashMap<>();
    Map<About, Set<String>> asked =
        things.stream()
            .collect(
                Collectors.groupingBy(
                    Thing::about, Collectors.mapping(Thing::reference, Collectors.toSet())));
    asked.forEach(
        (about, references) -> {
          Commentable owner = owners.get(about);
          if (owner != null) {
            owner
                .places(initiative, references, reader, language)
                .forEach((reference, place) -> places.put(new Thing(about, reference), place));
          }
        });
    return places;
  }

  /** One of them; empty when there is no such thing for this reader. */
  public Optional<Place> place(Initiative initiative, Thing thing, Actor reader, Locale language) {
    return Optional.ofNullable(places(initiative, Set.of(thing), reader, language).get(thing));
  }
}
