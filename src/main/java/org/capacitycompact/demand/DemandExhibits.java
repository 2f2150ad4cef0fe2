package org.capacitycompact.demand;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.party.People;
import org.capacitycompact.plan.PlanVersions.Reason;
import org.capacitycompact.plan.Section;
import org.capacitycompact.plan.web.PlanExhibits;
import org.capacitycompact.plan.web.PlanRounds;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Collected;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/**
 * A demand as it is shown to whoever decides on it: in the country's words, with its structure. It
 * is read from the plan as it stands.
 */
@Component
public class DemandExhibits {

  private static final List<Section> FIRST = List.of(Section.NEED, Section.OWNERSHIP);

  private static final List<Section> ROWS =
      List.of(Section.RESULTS, Section.REFUSALS, Section.MODALITIES, Section.PARTNERS);

  private static final List<Section> LAST =
      List.of(Section.ESTIMATE, Section.SUPPORT, Section.GROUND);

  private final DemandRecords records;
  private final Initiatives initiatives;
  private final PlanExhibits plan;
  private final PlanRounds rounds;
  private final People people;
  private final Wording wording;

  DemandExhibits(
      DemandRecords records,
      Initiatives initiatives,
      PlanExhibits plan,
      PlanRounds rounds,
      People people,
      Wording wording) {
    this.records = records;
    this.initiatives = initiatives;
    this.plan = plan;
    this.rounds = rounds;
    this.people = people;
    this.wording = wording;
  }

  /** The demand as it was sent last; empty until it was. */
  public List<Exhibit> of(InitiativeNumber number, Actor reader, Locale language) {
    return records.stated(number).map(sent -> of(number, sent, reader, language)).orElse(List.of());
  }

  private List<Exhibit> of(InitiativeNumber number, Statement sent, Actor reader, Locale language) {
    Initiative initiative = initiatives.get(number);
    List<Exhibit> shown = new ArrayList<>(plan.of(initiative, reader, language, FIRST));
    shown.addAll(plan.of(initiative, reader, language, ROWS));
    shown.add(plan.budget(initiative, language));
    shown.addAll(plan.of(initiative, reader, language, LAST));
    shown.add(writing(sent, language));
    return shown;
  }

  private Exhibit writing(Statement sent, Locale language) {
    Statement.Source source = sent.source();
    Collected facts = new Collected();
    if (source.by() != null && source.at() != null) {
      facts.add(
          wording.say(language, "demand.exhibit.sentBy"),
          Cell.of(
              wording.byOn(
                  people.names(List.of(source.by())).getOrDefault(source.by(), source.by()),
                  source.at(),
                  language)));
    }
    if (source.version() != null) {
      facts.add(
          wording.say(language, "demand.exhibit.version"),
          Cell.number(String.valueOf(source.version())));
    }
    return facts.under(wording.say(language, "demand.exhibit.writing"));
  }

  /** What changed in the plan since the demand was sent the time before; empty the first time. */
  List<Exhibit> changes(InitiativeNumber number, Actor reader, Locale language) {
    return rounds.sinceLastRound(initiatives.get(number), Reason.SUBMITTED, reader, language);
  }
}
