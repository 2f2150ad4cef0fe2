package org.capacitycompact.initiative;

import java.util.List;
import org.capacitycompact.authorization.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Whom the readers of an initiative may ask: a person of its country and one of the secretariat.
 * Whoever raised it comes first, then who acted on it last, then anybody of the role; where a
 * country has no focal point, its authority answers.
 */
@Service
public class WhomToAsk {

  private final JdbcClient database;

  WhomToAsk(JdbcClient database) {
    this.database = database;
  }

  /**
   * Somebody to ask.
   *
   * @param mail only where the person lets readers see it, as the telephone
   */
  public record Contact(
      String userId, String name, Role role, @Nullable String mail, @Nullable String telephone) {}

  /** At most two: of the country, and of the secretariat. */
  public List<Contact> about(InitiativeNumber number) {
    String country = number.country();
    return database
        .sql(
            """
            select distinct on (central) p.user_id, p.name, g.held = :secretariat as central,
              case g.held when :focal then 'FOCAL_POINT' when :authority then 'NATIONAL_AUTHORITY'
                else 'SECRETARIAT' end as role,
              case p.reached_by when 'INVOLVED' then p.email end as mail,
              case p.reached_by when 'INVOLVED' then p.telephone end as telephone
            from initiative i
            join group_held g on g.held in (:focal, :authority, :secretariat)
            join person p on p.user_id = g.user_id
              and p.enabled and (g.held = :secretariat or p.country = i.country)
            where i.number = :number
            order by central, g.held = :authority, p.user_id = i.started_by desc,
              (select max(e.position) from audit_entry e
               where e.chain = i.number and e.outcome = 'done' and e.user_id = p.user_id)
                desc nulls last, p.name, p.user_id
            """)
        .param("number", number)
        .param("focal", Role.FOCAL_POINT.groupFor(country))
        .param("authority", Role.NATIONAL_AUTHORITY.groupFor(country))
        .param("secretariat", Role.SECRETARIAT.group())
        .query(Contact.class)
        .list();
  }
}
