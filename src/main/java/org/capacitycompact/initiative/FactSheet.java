package org.capacitycompact.initiative;

import java.util.List;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.platform.text.Quoted;
import org.jspecify.annotations.Nullable;

/** A capability's part of an initiative's page: plain facts under one heading. */
public interface FactSheet {

  /** Message key of the heading. */
  String heading();

  /** Where it stands among the sheets; the stages' order. */
  Stage stage();

  /** The facts this person may see, in the language; none when there is nothing yet. */
  List<Fact> facts(String number, Actor reader, Locale language);

  /**
   * One fact.
   *
   * @param label message key of its name
   * @param value as it is shown; what somebody wrote inside of our words is {@link Quoted}
   * @param language in which somebody wrote the value; null where it is ours, in the reader's, and
   *     where nobody knows
   */
  record Fact(String label, String value, @Nullable String language) {

    /** A fact in our words, in the reader's language. */
    public Fact(String label, String value) {
      this(label, value, null);
    }

    /** The value, stretch by stretch, each with its language. */
    public List<Quoted.Part> parts() {
      return Quoted.parts(value);
    }
  }
}
