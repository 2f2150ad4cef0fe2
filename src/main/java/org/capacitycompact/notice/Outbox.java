package org.capacitycompact.notice;

import java.time.Clock;
import org.capacitycompact.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Takes what is to be told, within the transaction of what happened: it is told if and only if that
 * commits.
 */
@Service
public class Outbox {

  private final JdbcClient database;
  private final NoticeKinds kinds;
  private final Clock clock;

  Outbox(JdbcClient database, NoticeKinds kinds, Clock clock) {
    this.database = database;
    this.kinds = kinds;
    this.clock = clock;
  }

  /**
   * Tells it to whom its line names.
   *
   * @throws IllegalArgumentException when no file has a line for its kind
   */
  public void tell(Notice notice) {
    kinds.of(notice.kind());
    database
        .sql(
            """
            insert into outbox (at, kind, number, detail, audiences, by_user, link)
            values (:at, :kind, :number, :detail, :audiences, :by, :link)
            """)
        .param("at", SqlTime.now(clock))
        .param("kind", notice.kind())
        .param("number", notice.number())
        .param("detail", notice.detail().toArray(String[]::new))
        .param("audiences", notice.audiences().toArray(String[]::new))
        .param("by", notice.by())
        .param("link", notice.link())
        .update();
  }
}
