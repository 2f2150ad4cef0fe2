package org.capacitycompact.initiative.web;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Part;
import org.jspecify.annotations.Nullable;

/**
 * What a capability adds to pages of an initiative beyond a {@link PartSheet}: acts, lists with
 * pages, forms. A bean of this kind joins the page; its template knows the names.
 */
public interface InitiativePart {

  /** The parts whose pages need it. */
  default Set<Part> parts() {
    return Set.of(Part.OVERVIEW);
  }

  /** Attributes of the page, for this reader. */
  Map<String, ? extends @Nullable Object> of(Initiative initiative, Actor reader, Locale language);

  /** The same, where it depends on the part. */
  default Map<String, ? extends @Nullable Object> of(
      Part part, Initiative initiative, Actor reader, Locale language) {
    return of(initiative, reader, language);
  }
}
