package org.capacitycompact.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.capacitycompact.CompactTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
@DisplayName("An old notice")
class OldNoticesTest {

  @Autowired OldNotices old;
  @Autowired JdbcClient database;

  @Test
  @DisplayName(
      "goes after 400 days; that an answer to a report waited, 30 days after it, once seen")
  void goes() {
    database.sql("delete from notice where user_id = 'otieno'").update();
    notice("account.newDevice", 401, false);
    notice("account.newDevice", 31, true);
    notice("answer.waits", 401, false);
    notice("answer.waits", 31, true);
    notice("answer.waits", 32, false);
    notice("answer.waits", 29, true);
    old.delete();
    assertThat(
            database
                .sql(
                    """
                    select kind || ' ' || (current_date - at::date) from notice
                    where user_id = 'otieno' order by at
                    """)
                .query(String.class)
                .list())
        .containsExactly("answer.waits 32", "account.newDevice 31", "answer.waits 29");
  }

  private void notice(String kind, int days, boolean seen) {
    database
        .sql(
            """
            insert into notice (user_id, at, kind, topic, detail, seen_at)
            values ('otieno', current_timestamp - make_interval(days => ?), ?, 'ACCOUNT', '{}',
              case when ? then now() end)
            """)
        .params(days, kind, seen)
        .update();
  }
}
