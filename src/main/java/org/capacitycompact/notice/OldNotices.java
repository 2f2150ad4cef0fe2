package org.capacitycompact.notice;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes notices after 400 days, so that a year's are there to be looked up, and old dates. That
 * an answer waited for somebody who reported harm goes 30 days after it came, if it was seen: the
 * stop of its mail works until then.
 */
@Component
class OldNotices {

  private final JdbcClient database;

  OldNotices(JdbcClient database) {
    this.database = database;
  }

  @Scheduled(initialDelayString = "PT15M", fixedDelayString = "P1D")
  void delete() {
    database.sql("delete from notice where at < now() - interval '400 days'").update();
    // What still waits would be told again.
    database
        .sql(
            "delete from told_date d where told_at < now() - interval '400 days'"
                + " and not exists (select from work_item w where w.task_id = d.what)")
        .update();
    database
        .sql(
            """
            delete from notice where kind = 'answer.waits' and seen_at is not null
              and at < now() - interval '30 days'
            """)
        .update();
  }
}
