package org.capacitycompact.integrity;

import java.util.List;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The officers for integrity, and whom an initiative does not concern: no officer reads what is
 * reported about an initiative of their own country, or one that their organisation takes part in,
 * pledged money to, or answered.
 */
@Component
public class Officers {

  private final JdbcClient database;

  Officers(JdbcClient database) {
    this.database = database;
  }

  /** Their names, for everybody: whoever reports knows to whom. */
  public List<String> names() {
    return database
        .sql(
            """
            select p.name from person p join group_held g on g.user_id = p.user_id
            where p.enabled and g.held = ? order by p.name
            """)
        .param(Role.INTEGRITY_OFFICER.group())
        .query(String.class)
        .list();
  }

  /** Sign-in names of those who read what is reported about this initiative, or about none. */
  List<String> outside(@Nullable InitiativeNumber number) {
    return database
        .sql(
            """
            select p.user_id from person p join group_held g on g.user_id = p.user_id
            where p.enabled and g.held = :officers
              and (:number::text is null
                or not integrity_insider(:number, array['user:' || p.user_id]))
            order by p.user_id
            """)
        .param("officers", Role.INTEGRITY_OFFICER.group())
        .param("number", number == null ? null : number.value())
        .query(String.class)
        .list();
  }

  /** Whether this person reads this report. */
  boolean mayRead(Actor person, long report) {
    return Right.READ_REPORTS_OF_HARM.of(person)
        && database
            .sql(
                """
                select exists (select from integrity_report r where r.id = :report
                  and (r.number is null
                    or not integrity_insider(r.number, array['user:' || :person])))
                """)
            .param("report", report)
            .param("person", person.userId())
            .query(Boolean.class)
            .single();
  }
}
