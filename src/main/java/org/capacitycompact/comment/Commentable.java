package org.capacitycompact.comment;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.platform.text.Quoted;

/** A kind of thing that people comment on. A bean for each kind. */
public interface Commentable {

  About about();

  /**
   * The things of these references, as far as this reader may see them: what is absent is not there
   * for them. Asked once for all that a page shows.
   */
  Map<String, Place> places(
      Initiative initiative, Collection<String> references, Actor reader, Locale language);

  /**
   * Where a thing is, and what it is called.
   *
   * @param told its name for the history; empty where its name is our own words
   * @param name as a reader reads it; what somebody wrote in it is {@link Quoted}
   * @param address of the page on which it is shown
   * @param gone whether it was taken away, so that nothing more is said about it
   */
  record Place(String told, String name, String address, boolean gone) {}
}
