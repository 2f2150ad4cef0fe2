package org.capacitycompact.appraisal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.appraisal.Designs.Stance;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.plan.PlanVersions.Reason;
import org.capacitycompact.plan.Section;
import org.capacitycompact.plan.web.PlanExhibits;
import org.capacitycompact.plan.web.PlanRounds;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Collected;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/**
 * A design as it is shown to whoever judges it, with its structure. It alone knows which of it are
 * answers of a form and which are rows of the plan.
 */
@Component
public class DesignExhibits {

  private static final List<Section> ROWS =
      List.of(
          Section.FRAME,
          Section.RESULTS,
          Section.WORK,
          Section.BUDGET,
          Section.RISKS,
          Section.PEOPLE,
          Section.PARTNERS,
          Section.ACCOUNTABILITY,
          Section.QUALITY,
          Section.MODALITIES,
          Section.EXIT,
          Section.REFUSALS,
          Section.ACTORS,
          Section.OWNERSHIP,
          Section.SUPPORT,
          Section.ASSURANCE,
          Section.GROUND,
          Section.ESTIMATE);

  private final Designs designs;
  private final Initiatives initiatives;
  private final PlanExhibits plan;
  private final PlanRounds rounds;
  private final Wording wording;

  DesignExhibits(
      Designs designs,
      Initiatives initiatives,
      PlanExhibits plan,
      PlanRounds rounds,
      Wording wording) {
    this.designs = designs;
    this.initiatives = initiatives;
    this.plan = plan;
    this.rounds = rounds;
    this.wording = wording;
  }

  /** The design as it was sent last; empty until it was. */
  public List<Exhibit> of(InitiativeNumber number, Actor reader, Locale language) {
    return designs
        .stated(number)
        .map(design -> of(initiatives.get(number), reader, language))
        .orElse(List.of());
  }

  private List<Exhibit> of(Initiative initiative, Actor reader, Locale language) {
    List<Exhibit> shown = new ArrayList<>();
    shown.add(plan.budget(initiative, language));
    shown.addAll(plan.of(initiative, reader, language, ROWS));
    return shown;
  }

  /** What changed since the design was sent the time before; empty the first time. */
  List<Exhibit> changes(InitiativeNumber number, Actor reader, Locale language) {
    return rounds.sinceLastRound(initiatives.get(number), Reason.SENT, reader, language);
  }

  /** What changed since the design was sent; empty while it never was. */
  List<Exhibit> changesSinceSent(InitiativeNumber number, Actor reader, Locale language) {
    return rounds.sinceSent(initiatives.get(number), Reason.SENT, reader, language);
  }

  /**
   * What changed since the version that this partner replied to before; since the round before
   * where it replied to none.
   */
  List<Exhibit> changesFor(InitiativeNumber number, String partner, Actor reader, Locale language) {
    return designs
        .repliedBefore(number, partner)
        .map(
            version ->
                rounds.sinceRound(
                    initiatives.get(number),
                    Reason.SENT,
                    designs.version(number) - version,
                    reader,
                    language))
        .orElseGet(() -> changes(number, reader, language));
  }

  /** Who was asked to reply to the design, since when, and who kept silent. */
  Exhibit sent(InitiativeNumber number, Locale language) {
    String day =
        designs
            .stated(number)
            .map(design -> design.source().at())
            .map(at -> wording.day(at, language))
            .orElse("");
    Collected asked = new Collected();
    for (Stance each : designs.stances(number)) {
      asked.add(
          wording.say(language, "appraisal.exhibit.askedToReply"),
          Cell.of(each.name()).with(stance(each, language)));
    }
    return asked
        .add(wording.say(language, "appraisal.exhibit.since"), Cell.of(day))
        .under(wording.say(language, "appraisal.exhibit.noReply"));
  }

  private Tag stance(Stance partner, Locale language) {
    Boolean agreed = partner.agreed();
    String said = agreed == null ? "silent" : agreed ? "agreed" : "changeAsked";
    return new Tag(
        wording.say(language, "appraisal.exhibit.said." + said),
        Boolean.TRUE.equals(agreed) ? "ok" : "warn");
  }
}
