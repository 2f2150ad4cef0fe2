package org.capacitycompact.initiative;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.platform.text.Quoted;
import org.jspecify.annotations.Nullable;

/** One capability's section on an initiative's page: facts under one heading. */
public interface FactSheet {

  /** Message key of the heading. */
  String heading();

  /** Its stage, which determines its place among the sections. */
  Stage stage();

  /**
   * Which of the capability's entries in the history tell what a person wrote: by the kind of
   * entry, where it stands among the details, counted from 0. It is read in its own language.
   */
  default Map<String, Integer> saidInHistory() {
    return Map.of();
  }

  /** The facts this person may see, in the language; none when there is nothing yet. */
  List<Fact> facts(InitiativeNumber number, Actor reader, Locale language);

  /**
   * One fact.
   *
   * @param label message key of its name
   * @param value as shown; a text that somebody wrote within ours is {@link Quoted}
   * @param language in which somebody wrote the value; null when it is our text, in the reader's
   *     language, and when unknown
   */
  record Fact(String label, String value, @Nullable String language) {

    /** A fact in our own words, in the reader's language. */
    public Fact(String label, String value) {
      this(label, value, null);
    }

    /** The parts of the value, each with its language. */
    public List<Quoted.Part> parts() {
      return Quoted.parts(value);
    }
  }
}
