package org.capacitycompact.review;

import org.capacitycompact.notice.QueriedReaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reviewers of the last review who were asked for it and did not decline. */
@Component
class AskedReviewers extends QueriedReaders {

  private static final String QUERY =
      """
      select 'user:' || reviewer from review_invitation
      where state <> 'declined' and review = (
        select max(id) from peer_review where number = :number)
      """;

  AskedReviewers(JdbcClient database) {
    super("askedReviewers", QUERY, database);
  }
}
