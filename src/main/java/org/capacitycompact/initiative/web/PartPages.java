package org.capacitycompact.initiative.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.FactSheet;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What the page of a part of an initiative shows, composed of what the capabilities add to it. */
@Component
public class PartPages {

  private final List<FactSheet> facts;
  private final List<PartSheet> sheets;
  private final List<InitiativePart> additions;
  private final Wording wording;

  PartPages(
      List<FactSheet> facts,
      List<PartSheet> sheets,
      List<InitiativePart> additions,
      Wording wording) {
    this.facts = facts.stream().sorted(Comparator.comparing(FactSheet::stage)).toList();
    this.sheets = sheets;
    this.additions = additions;
    this.wording = wording;
  }

  /**
   * Adds what every page of a part has: the initiative, which part it is, what is shown, and what
   * the capabilities add.
   */
  public ModelAndView add(
      ModelAndView page, Part part, Initiative initiative, Actor reader, Locale language) {
    page.addObject("initiative", initiative);
    page.addObject("part", part.name().toLowerCase(Locale.ROOT));
    page.addObject("country", wording.country(initiative.country(), language));
    page.addObject("exhibits", exhibits(part, initiative, reader, language));
    additions.stream()
        .filter(each -> each.parts().contains(part))
        .forEach(each -> page.addAllObjects(each.of(part, initiative, reader, language)));
    return page;
  }

  /** What this reader may see in a part; what is empty is left out. */
  public List<Exhibit> exhibits(Part part, Initiative initiative, Actor reader, Locale language) {
    return Stream.concat(
            sheets.stream()
                .filter(each -> each.part() == part)
                .flatMap(each -> each.of(initiative, reader, language).stream()),
            facts.stream()
                .filter(each -> part == Part.of(each.stage()))
                .map(each -> facts(each, initiative, reader, language)))
        .filter(each -> !each.isEmpty())
        .toList();
  }

  private Exhibit facts(FactSheet sheet, Initiative initiative, Actor reader, Locale language) {
    Exhibit.Collected said = new Exhibit.Collected();
    sheet
        .facts(initiative.number(), reader, language)
        .forEach(
            fact ->
                said.add(
                    wording.find(language, fact.label()).orElse(fact.label()),
                    Cell.said(fact.value(), fact.language())));
    return said.under(wording.find(language, sheet.heading()).orElse(sheet.heading()));
  }
}
