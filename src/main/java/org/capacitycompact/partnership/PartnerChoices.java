package org.capacitycompact.partnership;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
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
   * @param decision {@code chosen}, {@code searchAgain} or {@code none}
   * @param realOptions how many untied options there were
   * @param overlapsCoordination what was said of overlaps while choices were asked about them
   */
  record Choice(
      String decision,
      int realOptions,
      @Nullable String reason,
      @Nullable String overlapsCoordination,
      @Nullable String language) {

    /** A new choice, in the language of the person who makes it. */
    Choice(String decision, int realOptions, @Nullable String reason) {
      this(decision, realOptions, reason, null, null);
    }
  }

  /**
   * Records a choice; the first chosen provider is the lead. The chosen ones can now see the
   * initiative.
   */
  void record(InitiativeNumber number, Choice choice, List<Option> chosen, Actor by) {
    long id =
        database
            .sql(
                """
                insert into partner_choice (number, decision, real_options, reason,
                  decided_by, decided_at)
                values (?, ?, ?, ?, ?, ?) returning id
                """)
            .params(
                number,
                choice.decision(),
                choice.realOptions(),
                choice.reason(),
                by.userId(),
                SqlTime.now(clock))
            .query(Long.class)
            .single();
    if (chosen.isEmpty()) {
      return;
    }
    List<Partner> partners = new ArrayList<>();
    for (Option option : chosen) {
      Partner partner = new Partner(option.organisation(), partners.isEmpty(), option.southern());
      partners.add(partner);
      keep(id, partner, option.tying());
      initiatives.openTo(number, "group:" + Role.PROVIDER.groupFor(partner.organisation()));
    }
    plans.replacePartners(number, partners);
  }

  private void keep(long choice, Partner partner, String tying) {
    database
        .sql(
            """
            insert into partner_chosen (choice, organisation, lead, southern, tying)
            values (?, ?, ?, ?, ?)
            """)
        .params(choice, partner.organisation(), partner.lead(), partner.southern(), tying)
        .update();
  }

  /**
   * A choice to be read.
   *
   * @param by the name of who made it
   * @param chosen the providers, the lead first; empty when none was
   */
  record Made(
      String decision,
      int realOptions,
      @Nullable String reason,
      @Nullable String overlapsCoordination,
      @Nullable String language,
      String by,
      Instant at,
      List<String> chosen) {}

  /** Every choice, the last one first. */
  List<Made> made(InitiativeNumber number) {
    return database
        .sql(
            """
            select c.*, coalesce(p.name, c.decided_by) as by, array(
                select coalesce(o.name, n.organisation) from partner_chosen n
                  left join organisation o on o.code = n.organisation
                where n.choice = c.id order by n.lead desc, n.organisation) as chosen
            from partner_choice c left join person p on p.user_id = c.decided_by
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
                    row.getString("language"),
                    row.getString("by"),
                    row.getTimestamp("decided_at").toInstant(),
                    Offers.texts(row, "chosen")))
        .list();
  }

  /** The last choice. */
  Optional<Choice> last(InitiativeNumber number) {
    return database
        .sql(
            """
            select decision, real_options, reason, overlaps_coordination, language
            from partner_choice where number = ? order by id desc limit 1
            """)
        .param(number)
        .query(Choice.class)
        .optional();
  }
}
