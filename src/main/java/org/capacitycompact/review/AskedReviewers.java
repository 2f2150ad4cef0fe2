package org.capacitycompact.review;

import java.util.Set;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.notice.NoticeReaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reviewers of the last review who were asked for it and did not decline. */
@Component
class AskedReviewers implements NoticeReaders {

  private final JdbcClient database;

  AskedReviewers(JdbcClient database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "askedReviewers";
  }

  @Override
  public Set<String> audiences(InitiativeNumber number) {
    return Set.copyOf(
        database
            .sql(
                """
                select 'user:' || reviewer from review_invitation
                where state <> 'declined' and review = (
                  select max(id) from peer_review where number = :number)
                """)
            .param("number", number)
            .query(String.class)
            .list());
  }
}
