package org.capacitycompact.initiative.web;

import java.util.Locale;
import org.capacitycompact.initiative.Chronicle;

/**
 * Words for entries of the history that take more than a text and its arguments: the label of a
 * form's field, a chosen option. A bean for each capability that has such entries.
 */
public interface HistoryWords {

  /** Whether it has words for this kind. */
  boolean knows(String kind);

  /** The sentence, without the name of whoever acted. */
  String of(Chronicle.Entry entry, Locale language);
}
