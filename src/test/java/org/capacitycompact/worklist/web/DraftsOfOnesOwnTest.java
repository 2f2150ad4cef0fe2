package org.capacitycompact.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@DisplayName("A draft is of one task and one person")
@CompactTest
class DraftsOfOnesOwnTest {

  @Autowired private WebApplicationContext context;
  @Autowired private Cast cast;
  @Autowired private JdbcClient database;
  private MockMvc web;
  private String task;

  @BeforeEach
  void raise() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
    InitiativeNumber number = cast.raise("amina", "A draft of one's own");
    task = cast.tasks("amina", number, "UserTask_ArticulateDemand").get(0);
  }

  @Test
  @DisplayName("a page that is older than the draft replaces it only when asked to")
  void twoTabs() throws Exception {
    String first = text(perform(get("/tasks/" + task)));
    String second = text(perform(get("/tasks/" + task)));
    assertThat(save(second, "auto", "zqsecond").getStatus()).isEqualTo(200);
    assertThat(save(second, "auto", "zqsecond goes on").getStatus()).isEqualTo(200);

    MockHttpServletResponse older = save(first, "auto", "zqfirst");
    assertThat(older.getStatus()).isEqualTo(409);
    assertThat(text(older)).contains("newer draft", "value=\"over\"").doesNotContain("<html");
    MockHttpServletResponse pressed = perform(fields(first, "saved", "zqfirst"));
    assertThat(pressed.getStatus()).isEqualTo(409);
    assertThat(text(pressed)).contains("zqfirst", "Show the newer draft");
    assertThat(drafts()).isEqualTo("zqsecond goes on");

    assertThat(perform(fields(first, "over", "zqfirst")).getStatus()).isEqualTo(302);
    assertThat(drafts()).isEqualTo("zqfirst");
  }

  @Test
  @DisplayName(
      "what a page saves by itself does not take the task; the button does, and stays there")
  void whereOneIs() throws Exception {
    String page = text(perform(get("/tasks/" + task)));
    MockHttpServletResponse kept = save(page, "auto", "zqkept");
    assertThat(text(kept)).contains("Draft saved at", "id=\"sections\"").doesNotContain("zqkept");
    assertThat(assignee()).isNull();
    MockHttpServletResponse pressed = perform(fields(page, "group-Group_results", "zqkept"));
    assertThat(pressed.getRedirectedUrl()).isEqualTo("/tasks/" + task + "#group-Group_results");
    assertThat(assignee()).isEqualTo("amina");
    assertThat(perform(fields(page, "//evil.example", "zqkept")).getRedirectedUrl())
        .isEqualTo("/tasks/" + task + "#saved");
  }

  @Test
  @DisplayName("a node of 0.1.0 reads and writes it too, and a colleague’s stays theirs")
  void besideTheReleaseBefore() throws Exception {
    save(text(perform(get("/tasks/" + task))), "auto", "zqnew");
    assertThat(old()).contains("zqnew");
    database
        .sql(
            """
            insert into task_draft (task_id, user_id, answers, saved_at)
            values (?, 'wanjiku', '{"noteToReaders": "zqcolleague"}', now())
            on conflict (task_id) do update set user_id = excluded.user_id,
              answers = excluded.answers, saved_at = excluded.saved_at
            """)
        .param(task)
        .update();
    assertThat(drafts()).isEqualTo("zqnew");
    assertThat(text(perform(get("/tasks/" + task))))
        .contains("zqnew")
        .doesNotContain("zqcolleague");
    database.sql("delete from work_item where task_id = ?").param(task).update();
    assertThat(
            database
                .sql("select count(*) from own_draft where task_id = ?")
                .param(task)
                .query(Integer.class)
                .single())
        .isZero();
    database
        .sql(
            "insert into own_draft (task_id, user_id, answers, saved_at) values (?, 'amina', '{}',"
                + " now())")
        .param(task)
        .update();
    assertThat(
            database
                .sql("select count(*) from own_draft where task_id = ?")
                .param(task)
                .query(Integer.class)
                .single())
        .as("a draft of a task that has ended")
        .isZero();
  }

  @Test
  @DisplayName(
      "what is refused is kept, so that a page sends it once; an older page overwrites nothing")
  void refused() throws Exception {
    String first = text(perform(get("/tasks/" + task)));
    String second = text(perform(get("/tasks/" + task)));
    MockHttpServletResponse refused = submit(first, "zqrefused");
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(text(refused))
        .contains("zqrefused", "Draft saved at")
        .doesNotContain("data-unsaved");
    assertThat(drafts()).isEqualTo("zqrefused");
    MockHttpServletResponse older = submit(second, "zqolder");
    assertThat(text(older)).contains("zqolder", "data-unsaved");
    assertThat(drafts()).isEqualTo("zqrefused");
  }

  private MockHttpServletResponse submit(String page, String words) throws Exception {
    return perform(
        post("/tasks/" + task)
            .with(csrf())
            .param("_submit", "1")
            .param("_tab", value(page, "_tab"))
            .param("_opened", value(page, "_opened"))
            .param("noteToReaders", words));
  }

  private MockHttpServletResponse save(String page, String how, String words) throws Exception {
    return perform(fields(page, how, words).header("HX-Request", "true"));
  }

  private MockHttpServletRequestBuilder fields(String page, String how, String words) {
    return post("/tasks/" + task)
        .with(csrf())
        .param("_draft", how)
        .param("_tab", value(page, "_tab"))
        .param("_opened", value(page, "_opened"))
        .param("noteToReaders", words);
  }

  private static String value(String page, String name) {
    Matcher found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private String drafts() {
    return database
        .sql(
            "select answers ->> 'noteToReaders' from own_draft where task_id = ? and user_id ="
                + " 'amina'")
        .param(task)
        .query(String.class)
        .single();
  }

  private String old() {
    return database
        .sql("select answers::text from task_draft where task_id = ?")
        .param(task)
        .query(String.class)
        .single();
  }

  private String assignee() {
    return database
        .sql("select max(assignee) from work_item where task_id = ?")
        .param(task)
        .query((row, n) -> row.getString(1))
        .list()
        .get(0);
  }

  private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
    return web.perform(request.with(user("amina"))).andReturn().getResponse();
  }

  private static String text(MockHttpServletResponse answer) throws Exception {
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }
}
