package org.capacitycompact.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.party.Accounts.NewPerson;
import org.capacitycompact.party.People;
import org.capacitycompact.sample.Cast;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("One's own calendar")
class CalendarPagesTest {

  @Autowired private WebApplicationContext context;
  @Autowired private Accounts accounts;
  @Autowired private Cast cast;
  @Autowired private JdbcClient database;
  @Autowired private People people;
  private MockMvc web;

  @BeforeEach
  void start() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
  }

  @ParameterizedTest
  @CsvSource({
    "Africa/Nairobi, 2031-03-10, 15:00",
    "Pacific/Apia, 2031-03-11, 01:00",
    "UTC, 2031-03-10, 12:00"
  })
  @DisplayName("shows a moment on its day in the reader’s zone, and leads to the task")
  void month(String zone, String day, String time) throws Exception {
    String reader = person(Role.FOCAL_POINT, "KE");
    people.setZone(reader, zone);
    InitiativeNumber number = cast.raise("amina", "By month");
    String task = due(number, "2031-03-10T12:00:00Z");
    Document page = page(reader, "/calendar?month=2031-03");

    Element cell = cell(page, day);
    assertThat(cell.select("a[href=/tasks/" + task + "]").text())
        .isEqualTo("Articulate the demand");
    assertThat(cell.select("a[href=/initiatives/" + number + "]")).hasSize(1);
    assertThat(cell.text()).contains(time);
    assertThat(page.select("#month").text()).isEqualTo("March 2031");
    assertThat(page.select("a[rel=prev]").attr("href")).isEqualTo("/calendar?month=2031-02");
    assertThat(page.select("a[rel=next]").attr("href")).isEqualTo("/calendar?month=2031-04");
    assertThat(page.text()).doesNotContain("??");
  }

  @Test
  @DisplayName("begins the week as the reader’s country does, in their language")
  void weeks() throws Exception {
    assertThat(weekdays(get("/calendar?month=2031-03").with(user("amina")))).startsWith("Sunday");
    assertThat(
            weekdays(
                get("/calendar?month=2031-03").header("Accept-Language", "fr").with(user("koffi"))))
        .startsWith("lundi")
        .hasSize(7);
    Document french =
        parsed(get("/calendar?month=2031-03").header("Accept-Language", "fr").with(user("koffi")));
    assertThat(french.select("#month").text()).isEqualTo("mars 2031");
    assertThat(french.select("time[datetime=2031-03-01] .full").text())
        .isEqualTo("samedi 1er mars 2031");
  }

  @ParameterizedTest
  @CsvSource({"2031-13", "99999-01", "''", "-1", "2031-03-01"})
  @DisplayName("shows this month where the address names none")
  void noMonth(String asked) throws Exception {
    assertThat(page("amina", "/calendar?month=" + asked).select("td.today")).hasSize(1);
  }

  @Test
  @DisplayName("shows some of a full day and leads to all of it")
  void fullDay() throws Exception {
    String reader = person(Role.NATIONAL_AUTHORITY, "KE");
    rows(reader, 7);
    Document page = page(reader, "/calendar?month=2032-05");

    Element cell = cell(page, "2032-05-05");
    assertThat(cell.select("li")).hasSize(5);
    assertThat(cell.select("li").last().text()).isEqualTo("3 more");
    Document list = page(reader, cell.select("li a").last().attr("href"));
    assertThat(list.select("tbody tr")).hasSize(7);
  }

  @Test
  @DisplayName("as a list is searched, narrowed, sorted and exported, and holds no other country’s")
  void list() throws Exception {
    String word = "w" + UUID.randomUUID().toString().substring(0, 8);
    InitiativeNumber late = cast.raise("amina", "Listed later " + word);
    InitiativeNumber soon = cast.raise("amina", "Listed sooner " + word);
    InitiativeNumber togo = cast.raise("koffi", "Listed in Togo " + word);
    due(late, "2027-03-11T12:00:00Z");
    due(soon, "2027-03-10T12:00:00Z");
    due(togo, "2027-03-10T12:00:00Z");

    assertThat(numbers("?q=" + word)).containsExactly(soon.value(), late.value());
    assertThat(numbers("?sort=LATEST&q=" + word)).containsExactly(late.value(), soon.value());
    assertThat(numbers("?sort=NUMBER&q=" + word)).containsExactly(late.value(), soon.value());
    assertThat(numbers("?day=2027-03-11&q=" + word)).containsExactly(late.value());
    assertThat(numbers("?when=PASSED&q=" + word)).isEmpty();
    assertThat(numbers("?kind=task&q=" + word)).hasSize(2);
    assertThat(numbers("?kind=milestone&q=" + word)).isEmpty();
    assertThat(page("amina", "/calendar/list?q=" + word).text()).contains("Listed later " + word);
    String file =
        web.perform(get("/calendar/list.csv?q=" + word).with(user("amina")))
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(file).contains(late, soon, "Articulate the demand").doesNotContain(togo);
    assertThat(file.lines()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "amina",
    "joseph",
    "wanjiku",
    "otieno",
    "paulo",
    "anna",
    "sofia",
    "mariam",
    "rosa",
    "operator"
  })
  @DisplayName("opens for every role, and every kind of date has words in both languages")
  void everyRole(String person) throws Exception {
    for (String language : List.of("en", "fr")) {
      for (String page : List.of("/calendar", "/calendar/list", "/calendar/feed")) {
        String text =
            parsed(get(page).header("Accept-Language", language).with(user(person))).html();
        assertThat(text).contains("</main>").doesNotContain("??", "calendar.kind");
      }
    }
  }

  private List<String> numbers(String question) throws Exception {
    return page("amina", "/calendar/list" + question).select("tbody td:nth-child(2) a").eachText();
  }

  /** Lets the initiative's tasks be due then; the id of the first. */
  private String due(InitiativeNumber number, String at) {
    return database
        .sql("update work_item set due_at = ?::timestamptz where number = ? returning task_id")
        .params(at, number)
        .query(String.class)
        .single();
  }

  private void rows(String reader, int many) {
    InitiativeNumber number = cast.raise("amina", "A full day");
    database
        .sql(
            """
            insert into work_item (task_id, audience, number, task, form, title, country, assignee,
              created_at, due_at, search)
            select 'full-' || :reader || n, 'user:' || :reader, :number, 'UserTask_EndorseDemand', 'x',
              'x', 'KE', :reader, now(), '2032-05-05T09:00:00Z', to_tsvector('x')
            from generate_series(1, :many) n
            """)
        .param("reader", reader)
        .param("number", number)
        .param("many", many)
        .update();
  }

  private String person(Role role, String country) {
    String id = "c" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    accounts.openAll(
        List.of(new NewPerson(id, "Test " + id, role, country, country, null, null, false, "en")),
        "fjord lantern seventy oxen");
    return id;
  }

  private static Element cell(Document page, String day) {
    return page.select("td:has(time[datetime=" + day + "])").first();
  }

  private List<String> weekdays(MockHttpServletRequestBuilder asked) throws Exception {
    return parsed(asked).select("thead th").eachText();
  }

  private Document page(String person, String path) throws Exception {
    return parsed(get(URI.create(path)).with(user(person)));
  }

  private Document parsed(MockHttpServletRequestBuilder asked) throws Exception {
    return Jsoup.parse(
        web.perform(asked).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
  }
}
