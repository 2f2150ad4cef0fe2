package org.capacitycompact.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.worklist.Worklist.Due;
import org.capacitycompact.worklist.Worklist.Search;
import org.capacitycompact.worklist.Worklist.Sort;
import org.capacitycompact.worklist.Worklist.Whose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@CompactTest
@Transactional
@DisplayName("The task list of somebody in two groups")
class TaskListOrderTest {

  private static final Actor READER = reader(List.of("listOrderA", "listOrderB"));

  /** The same person after the role was taken away. */
  private static final Actor FORMER =
      new Actor("listOrderReader", "Reader", Set.of(), null, null, null, List.of());

  @Autowired private Worklist worklist;
  @Autowired private JdbcClient database;

  @BeforeEach
  void rows() {
    row("third", "group:listOrderA", null, 3);
    row("first", "group:listOrderB", null, 1);
    row("second", "group:listOrderA", "listOrderReader", 2);
    row("second", "user:listOrderReader", "listOrderReader", 2);
    row("takenByAnother", "group:listOrderB", "somebody", 0);
    row("ofAnotherGroup", "group:listOrderC", null, 0);
  }

  @Test
  @DisplayName("is one list in order, page by page, without what another has taken")
  void isOneList() {
    assertThat(found(READER, Whose.OPEN_TO_ME, Sort.DUE, 0, 2)).containsExactly("first", "second");
    assertThat(found(READER, Whose.OPEN_TO_ME, Sort.DUE, 2, 2)).containsExactly("third");
    assertThat(found(READER, Whose.OPEN_TO_ME, Sort.NEWEST, 0, 9))
        .containsExactly("third", "second", "first");
    assertThat(worklist.count(READER, search(Whose.OPEN_TO_ME, Sort.DUE))).isEqualTo(3);
  }

  @Test
  @DisplayName("tells what is theirs from what is their groups'")
  void tellsApart() {
    assertThat(found(READER, Whose.MINE, Sort.DUE, 0, 9)).containsExactly("second");
    assertThat(found(READER, Whose.MY_GROUPS, Sort.DUE, 0, 9)).containsExactly("first", "third");
    assertThat(found(reader(List.of()), Whose.MY_GROUPS, Sort.DUE, 0, 9)).isEmpty();
    assertThat(worklist.count(reader(List.of()), search(Whose.MY_GROUPS, Sort.DUE))).isZero();
    assertThat(found(FORMER, Whose.MINE, Sort.DUE, 0, 9)).isEmpty();
    assertThat(found(FORMER, Whose.ESCALATED, Sort.DUE, 0, 9)).isEmpty();
  }

  private List<String> found(Actor reader, Whose whose, Sort sort, int offset, int limit) {
    return worklist.find(reader, search(whose, sort), offset, limit).stream()
        .map(WorkItem::taskId)
        .toList();
  }

  private static Search search(Whose whose, Sort sort) {
    return new Search(whose, Due.ANY, null, null, null, sort);
  }

  private static Actor reader(List<String> groups) {
    return new Actor(
        "listOrderReader", "Reader", Set.of(Role.SECRETARIAT), null, null, null, groups);
  }

  private void row(String task, String audience, String assignee, int day) {
    OffsetDateTime at = OffsetDateTime.of(2040, 1, 1 + day, 0, 0, 0, 0, ZoneOffset.UTC);
    database
        .sql(
            """
            insert into work_item (task_id, audience, number, task, form, title, country, assignee,
              created_at, due_at, search)
            values (?, ?, 'KE-2040-001', 'UserTask_CheckCompleteness', 'x', 'Title', 'KE', ?, ?, ?, to_tsvector('title'))
            """)
        .params(task, audience, assignee, at, at)
        .update();
  }
}
