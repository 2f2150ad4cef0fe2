package org.capacitycompact.initiative.web;

import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.jspecify.annotations.Nullable;

/**
 * What a capability shows on the page of an initiative. A bean of this kind joins the page; its
 * template knows the names.
 */
public interface InitiativePart {

  /** Attributes of the page, for this reader. */
  Map<String, ? extends @Nullable Object> of(Initiative initiative, Actor reader, Locale language);
}
