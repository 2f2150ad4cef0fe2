package org.capacitycompact.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.initiative.web.StatusTag;
import org.capacitycompact.platform.Workbooks;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.web.Wording;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("A list that people work with")
class ListsWebTest {

  private static final String LATE = "q=water&status=RUNNING";

  @Autowired private WebApplicationContext context;
  @Autowired private Cast cast;
  @Autowired private JdbcClient database;
  @Autowired private Wording wording;
  private MockMvc web;

  @BeforeEach
  void start() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
    database.sql("delete from saved_list where person in ('kossi', 'afi', 'koffi')").update();
  }

  @Test
  @DisplayName("is saved under a name, found again, renamed and deleted")
  void saved() throws Exception {
    MvcResult answer = save("koffi", "/initiatives", LATE + "&page=3&colour=red", "Eau,  à suivre");

    assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo("/initiatives?" + LATE);
    assertThat(page("koffi", "/initiatives"))
        .contains("Eau, à suivre", "/initiatives?q=water&amp;status=RUNNING");
    String shown = page("koffi", "/initiatives?" + LATE);
    assertThat(shown)
        .contains("Clear the filters", "aria-current=\"true\"")
        .doesNotContain("Save this list");
    String id = ids("koffi").get(0);
    send("koffi", "/saved-lists/name", "/initiatives", LATE, id, "Water");
    assertThat(page("koffi", "/initiatives")).contains("Water").doesNotContain("Eau");
    send("koffi", "/saved-lists/deletion", "/initiatives", LATE, id, "");
    assertThat(ids("koffi")).isEmpty();
    assertThat(page("koffi", "/initiatives")).doesNotContain("Saved lists");
  }

  @Test
  @DisplayName("is nobody else’s, whatever id is sent")
  void onesOwn() throws Exception {
    save("kossi", "/initiatives", LATE, "Kossi’s own words");
    String id = ids("kossi").get(0);

    assertThat(page("afi", "/initiatives")).doesNotContain("own words");
    send("afi", "/saved-lists/name", "/initiatives", "", id, "Taken over");
    send("afi", "/saved-lists/deletion", "/initiatives", "", id, "");
    send("kossi", "/saved-lists/deletion", "/tasks", "", id, "");
    assertThat(page("kossi", "/initiatives")).contains("own words").doesNotContain("Taken over");
  }

  @ParameterizedTest
  @CsvSource({
    "' \u00a0 ', a letter or a digit",
    "\u3164\u200b, a letter or a digit",
    "Wa\u200bter, that nobody sees",
    "Wa\u00adter, that nobody sees"
  })
  @DisplayName("is not saved under a name that cannot be read, and says so")
  void names(String name, String why) throws Exception {
    MvcResult refused = save("afi", "/initiatives", LATE, name);

    assertThat(wording.say(Locale.ENGLISH, problem(refused))).contains(why);
    assertThat(ids("afi")).isEmpty();
  }

  @Test
  @DisplayName("is not saved where its address is longer than an answer can carry, and says so")
  void longQueries() throws Exception {
    MvcResult refused = save("afi", "/initiatives", "q=" + "é".repeat(1400), "Long");

    assertThat(refused.getResponse().getRedirectedUrl()).isEqualTo("/initiatives");
    assertThat(problem(refused)).isEqualTo("saved.wrong.query");
    assertThat(ids("afi")).isEmpty();
  }

  @Test
  @DisplayName("counts a name’s letters as a person does")
  void letters() throws Exception {
    assertThat(problem(save("afi", "/tasks", "due=OVERDUE", "𝐀".repeat(80)))).isNull();
    assertThat(problem(save("afi", "/tasks", "due=OVERDUE", "a".repeat(81))))
        .isEqualTo("saved.wrong.long");
    assertThat(problem(save("afi", "/tasks", "whose=nonsense&x=1", "All")))
        .isEqualTo("saved.wrong.nothing");
  }

  @Test
  @DisplayName("is kept twenty times and no more, also by the table")
  void bounded() throws Exception {
    for (int n = 1; n <= 20; n++) {
      save("afi", "/initiatives", LATE, "List " + n);
    }
    assertThat(problem(save("afi", "/initiatives", LATE, "One more")))
        .isEqualTo("saved.wrong.full");
    assertThat(problem(save("afi", "/initiatives", "q=other", "List 7"))).isNull();
    assertThat(ids("afi")).hasSize(20);
    assertThatThrownBy(
            () ->
                database
                    .sql(
                        "insert into saved_list (person, list, place, name, query, saved_at)"
                            + " values ('afi', '/initiatives', 21, 'x', 'q=x', now())")
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @ParameterizedTest
  @CsvSource({"/administration/people", "/administration/record", "/elsewhere", "https://x.org"})
  @DisplayName("is not saved where somebody cannot open it")
  void notTheirs(String list) throws Exception {
    assertThat(save("koffi", list, "q=x", "Theirs").getResponse().getStatus()).isEqualTo(404);
  }

  @Test
  @DisplayName("needs the page’s own token to be saved")
  void forged() throws Exception {
    assertThat(
            web.perform(
                    post("/saved-lists")
                        .param("list", "/initiatives")
                        .param("query", LATE)
                        .param("name", "Forged")
                        .with(user("koffi")))
                .andReturn()
                .getResponse()
                .getForwardedUrl())
        .isEqualTo("/sign-in/again");
    assertThat(ids("koffi")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "amina, /initiatives, /initiatives/(KE-[0-9]+-[0-9]+)\", 0, true",
    "amina, /tasks, /initiatives/(KE-[0-9]+-[0-9]+)\", 1, true",
    "sofia, /administration/people, /administration/people/([a-z0-9]+)\", 1, false",
    "sofia, /known-activities, /known-activities/([0-9]+)\", -1, false"
  })
  @DisplayName("holds in both files the rows of all of its pages, in their order")
  void wholeFiles(String person, String list, String row, int column, boolean own)
      throws Exception {
    String question = "";
    if (own) {
      String word = "w" + UUID.randomUUID().toString().substring(0, 8);
      for (int n = 0; n < 23; n++) {
        cast.raise(person, "Long list " + word + " 1-" + n);
      }
      question = "?q=" + word;
    }
    List<String> pages = new ArrayList<>();
    String next = list + question;
    while (next != null) {
      String page = page(person, next);
      String body = page.substring(Math.max(0, page.indexOf("<tbody>")));
      Matcher found = Pattern.compile(row).matcher(body);
      while (found.find()) {
        pages.add(found.group(1));
      }
      Matcher forward = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(page);
      next =
          forward.find()
              ? (forward.group(1).startsWith("?") ? list : "")
                  + forward.group(1).replace("&amp;", "&")
              : null;
    }
    String csv = page(person, list + ".csv" + question);
    List<CSVRecord> lines =
        CSVParser.parse(new StringReader(csv.substring(1)), CSVFormat.RFC4180).getRecords();
    List<Map<String, Workbooks.Cell>> rows =
        Workbooks.read(perform(person, get(list + ".xlsx" + question)).getContentAsByteArray())
            .rows();

    assertThat(lines).hasSize(pages.size() + 1);
    assertThat(rows).hasSize(pages.size() + 1);
    if (column >= 0) {
      String letter = String.valueOf((char) ('A' + column));
      assertThat(lines.stream().skip(1).map(line -> line.get(column)))
          .containsExactlyElementsOf(pages);
      assertThat(rows.stream().skip(1).map(cells -> cells.get(letter).value()))
          .containsExactlyElementsOf(pages);
    }
  }

  @Test
  @DisplayName("is a file in the words and signs of the reader’s language")
  void inFrench() throws Exception {
    String word = "w" + UUID.randomUUID().toString().substring(0, 8);
    cast.raise("amina", "Formation " + word);
    String csv =
        text(perform("amina", get("/initiatives.csv?q=" + word).header("Accept-Language", "fr")));
    assertThat(csv.lines().skip(1).toList().get(0)).contains(";Kenya;").doesNotContain("RUNNING");
  }

  @Test
  @DisplayName("keeps what was asked from page to page and in the other language")
  void keptInTheAddress() throws Exception {
    String page = page("sofia", "/administration/people?sort=NEWEST&page=2");
    assertThat(page)
        .contains("href=\"?sort=NEWEST&amp;page=2&amp;lang=fr\"")
        .contains("/administration/people.xlsx?sort=NEWEST");
    assertThat(page("sofia", "/administration/people?q=a&page=900"))
        .contains("The list has fewer pages than this.", "?q=a&amp;page=1");
  }

  @Test
  @DisplayName("shows a stop by the country as its decision, not as a failure")
  void aStopIsADecision() {
    assertThat(StatusTag.of(Status.STOPPED, wording, Locale.ENGLISH).kind()).isEqualTo("decided");
    assertThat(StatusTag.of(Status.WITHOUT_PARTNER, wording, Locale.FRENCH).kind())
        .isEqualTo("decided");
    assertThat(StatusTag.of(Status.DECLINED, wording, Locale.ENGLISH).kind()).isEqualTo("bad");
  }

  private static String problem(MvcResult answer) {
    return (String) answer.getFlashMap().get("savedProblem");
  }

  private List<String> ids(String person) {
    return database
        .sql("select id::text from saved_list where person = ? order by id")
        .param(person)
        .query(String.class)
        .list();
  }

  private MvcResult save(String person, String list, String query, String name) throws Exception {
    return web.perform(
            post("/saved-lists")
                .param("list", list)
                .param("query", query)
                .param("name", name)
                .with(csrf())
                .with(user(person)))
        .andReturn();
  }

  private void send(String person, String door, String list, String query, String id, String name)
      throws Exception {
    web.perform(
        post(door)
            .param("list", list)
            .param("query", query)
            .param("id", id)
            .param("name", name)
            .with(csrf())
            .with(user(person)));
  }

  private String page(String person, String path) throws Exception {
    return text(perform(person, get(URI.create(path))));
  }

  private MockHttpServletResponse perform(String person, MockHttpServletRequestBuilder asked)
      throws Exception {
    return web.perform(asked.with(user(person))).andReturn().getResponse();
  }

  private static String text(MockHttpServletResponse answer) throws Exception {
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }
}
