package org.capacitycompact.initiative;

import java.util.List;
import java.util.Locale;
import org.capacitycompact.party.Actor;

/** A capability's part of an initiative's page: plain facts under one heading. */
public interface FactSheet {

  /** Message key of the heading. */
  String heading();

  /** Where it stands among the sheets; the stages' order. */
  Stage stage();

  /** The facts this person may see, in the language; none when there is nothing yet. */
  List<Fact> facts(String number, Actor reader, Locale language);

  /** One fact: message key of its name, and the value as it is shown. */
  record Fact(String label, String value) {}
}
