package org.capacitycompact.worklist;

/**
 * The open page that saves a draft; it must not overwrite what it has not seen.
 *
 * @param page identifies it among a person's pages; may be empty
 * @param seen version of the draft it was opened with, 0 without one
 * @param over whether the person confirmed replacing what another page has saved
 */
public record DraftPage(String page, long seen, boolean over) {

  /** Replaces any draft, for somebody who has only one page. */
  public static final DraftPage ANY = new DraftPage("", 0, true);
}
