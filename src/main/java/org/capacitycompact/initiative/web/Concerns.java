package org.capacitycompact.initiative.web;

import java.util.List;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Tag;
import org.jspecify.annotations.Nullable;

/**
 * What a capability sees at risk in an initiative. A bean of this kind joins the overview, which
 * shows the gravest of all.
 */
public interface Concerns {

  /** What this reader may know of; the same statements however many there are. */
  List<Concern> of(Initiative initiative, Actor reader, Locale language);

  /**
   * Something at risk.
   *
   * @param weight from 1 to 9, as likelihood times impact of a risk counts; the gravest come first
   * @param what its name; its address leads to where it is dealt with
   * @param state how grave it is, or how late, in a word or two
   * @param more a sentence about it; null without one
   */
  record Concern(int weight, Cell what, Tag state, @Nullable Cell more) {}
}
