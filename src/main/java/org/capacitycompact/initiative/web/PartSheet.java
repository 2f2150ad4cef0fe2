package org.capacitycompact.initiative.web;

import java.util.List;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.web.Exhibit;

/**
 * What a capability shows in one part of an initiative: tables, and facts with structure. A bean of
 * this kind joins the page of the part; the order of beans ({@code @Order}) is that of the page.
 */
public interface PartSheet {

  Part part();

  /** What this reader may see of it; what is empty is left out. */
  List<Exhibit> of(Initiative initiative, Actor reader, Locale language);
}
