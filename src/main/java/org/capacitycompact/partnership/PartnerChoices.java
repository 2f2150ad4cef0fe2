package org.capacitycompact.partnership;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.offer.Offers;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The country's choices, one for each time it was asked. */
@Component
class PartnerChoices {

  private final JdbcClient database;
  private final Plans plans;
  private final Initiatives initiatives;
  private final Clock clock;

  PartnerChoices(JdbcClient database, Plans plans, Initiatives initiatives, Clock clock) {
    this.database = database;
    this.plans = plans;
    this.initiatives = initiatives;
    this.clock = clock;
  }

  /**
   * A choice.
   *
   * @param decision {@code chosen}, {@code askUntied}, {@code searchAgain}, {@code wait} or {@code
   *     none}
   * @param realOptions how many untied options there were
   * @param lookAgainOn until when the country waits; null where it does not
   * @param untiedAskedOf the provider that is asked for an untied answer; null where none is
   */
  record Choice(
      String decision,
      int realOptions,
      @Nullable String reason,
      @Nullable String overlapsCoordination,
      @Nullable LocalDate lookAgainOn,
      @Nullable String untiedAskedOf,
      @Nullable String language) {

    /** A new choice that neither waits nor asks, in the language of the person who makes it. */
    Choice(
        String decision,
        int realOptions,
        @Nullable String reason,
        @Nullable String overlapsCoordination) {
      this(decision, realOptions, reason, overlapsCoordination, null, null, null);
    }
  }

  /** Records a choice. The chosen ones can now see the initiative. */
  void record(InitiativeNumber number, Choice choice, List<ChosenPartner> chosen, Actor by) {
    long id =
        database
            .sql(
                """
                insert into partner_choice (number, decision, real_options, reason,
                  overlaps_coordination, look_again_on, untied_asked_of, decided_by, decided_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
                """)
            .params(
                number,
                choice.decision(),
                choice.realOptions(),
                choice.reason(),
                choice.overlapsCoordination(),
                choice.lookAgainOn(),
                choice.untiedAskedOf(),
                by.userId(),
                SqlTime.now(clock))
            .query(Long.class)
            .single();
    if (chosen.isEmpty()) {
      return;
    }
    List<Partner> partners = new ArrayList<>();
    for (ChosenPartner each : chosen) {
      Option option = each.option();
      Partner partner = new Partner(option.organisation(), each.lead(), option.southern());
      partners.add(partner);
      keep(id, each);
      initiatives.openTo(number, "group:" + Role.PROVIDER.groupFor(partner.organisation()));
    }
    plans.replacePartners(number, partners);
  }

  private void keep(long choice, ChosenPartner partner) {
    database
        .sql(
            """
            insert into partner_chosen (choice, organisation, lead, joint_lead, southern, tying, part)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            choice,
            partner.option().organisation(),
            partner.lead(),
            partner.jointLead(),
            partner.option().southern(),
            partner.option().tying(),
            partner.part())
        .update();
  }

  /**
   * A choice to be read.
   *
   * @param by the name of who made it
   * @param lookAgainOn until when it waits; null where it does not
   * @param untiedAskedOf the name of the provider that is asked for an untied answer
   * @param chosen the providers, the lead first; empty when none was
   */
  record Made(
      String decision,
      int realOptions,
      @Nullable String reason,
      @Nullable String overlapsCoordination,
      @Nullable LocalDate lookAgainOn,
      @Nullable String untiedAskedOf,
      @Nullable String language,
      String by,
      Instant at,
      List<String> chosen) {}

  /** Every choice, the last one first. */
  List<Made> made(InitiativeNumber number) {
    return database
        .sql(
            """
            select c.*, coalesce(p.name, c.decided_by) as by, u.name as untied_of, array(
                select coalesce(o.name, n.organisation) from partner_chosen n
                  left join organisation o on o.code = n.organisation
                where n.choice = c.id order by n.lead desc, n.organisation) as chosen
            from partner_choice c left join person p on p.user_id = c.decided_by
              left join organisation u on u.code = c.untied_asked_of
            where c.number = ? order by c.id desc
            """)
        .param(number)
        .query(
            (row, n) ->
                new Made(
                    row.getString("decision"),
                    row.getInt("real_options"),
                    row.getString("reason"),
                    row.getString("overlaps_coordination"),
                    row.getObject("look_again_on", LocalDate.class),
                    row.getString("untied_of"),
                    row.getString("language"),
                    row.getString("by"),
                    row.getTimestamp("decided_at").toInstant(),
                    Offers.texts(row, "chosen")))
        .list();
  }

  /**
   * A chosen provider with its part.
   *
   * @param role {@code lead}, {@code jointLead} or {@code partner}
   * @param part null where the country said none
   */
  record Part(String name, String role, @Nullable String part, @Nullable String language) {}

  /** The parts of the partners that were chosen last, the lead first (S90, S93). */
  List<Part> parts(InitiativeNumber number) {
    return database
        .sql(
            """
            select coalesce(o.name, n.organisation) as name, n.part, c.language,
              case when n.lead then 'lead' when n.joint_lead then 'jointLead' else 'partner' end
                as role
            from partner_choice c join partner_chosen n on n.choice = c.id
              left join organisation o on o.code = n.organisation
            where c.id = (select max(id) from partner_choice
              where number = ? and decision = 'chosen')
            order by n.lead desc, n.joint_lead desc, n.organisation
            """)
        .param(number)
        .query(Part.class)
        .list();
  }

  /** When the day begins until which the country waits; empty when it does not wait. */
  Optional<Instant> looksAgain(InitiativeNumber number) {
    return database
        .sql(
            """
            select country_day_ends(i.country, c.look_again_on - 1)
            from partner_choice c join initiative i using (number)
            where number = ? order by c.id desc limit 1
            """)
        .param(number)
        .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
        .optional()
        .flatMap(Function.identity());
  }

  /** The last choice. */
  Optional<Choice> last(InitiativeNumber number) {
    return database
        .sql(
            """
            select decision, real_options, reason, overlaps_coordination, look_again_on,
              untied_asked_of, language
            from partner_choice where number = ? order by id desc limit 1
            """)
        .param(number)
        .query(Choice.class)
        .optional();
  }
}
