package org.capacitycompact.worklist;

/**
 * The opened page that saves a draft: what it has not seen, it does not overwrite.
 *
 * @param page names it among a person's pages; may be empty
 * @param seen version of the draft it was opened with, 0 without one
 * @param over whether the person said that it replaces what another page has saved
 */
public record DraftPage(String page, long seen, boolean over) {

  /** Replaces whatever there is: of somebody who has only one page. */
  public static final DraftPage ANY = new DraftPage("", 0, true);
}
