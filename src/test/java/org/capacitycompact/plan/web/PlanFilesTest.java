package org.capacitycompact.plan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Answers;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.plan.Outcome;
import org.capacitycompact.plan.PlanEditor;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("A plan in files")
class PlanFilesTest {

  private static final Pattern CARRIED = Pattern.compile("name=\"rows\" value=\"([^\"]*)\"");

  @Autowired private WebApplicationContext context;
  @Autowired private Cast cast;
  @Autowired private PlanEditor editor;
  @Autowired private PlanRecord plan;
  private MockMvc web;
  private InitiativeNumber number;
  private Actor amina;

  @BeforeEach
  void open() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
    number = Story.raised(cast, "KE", "A plan in files").number();
    amina = cast.actor("amina");
  }

  private Row added(Section section, Map<String, Object> values) {
    return ((Outcome.Done) editor.add(number, section, Answers.of(values), amina)).row();
  }

  private void framework() {
    added(Section.RESULTS, Map.of("kind", "OUTCOME", "title", "Reviews are held"));
    added(Section.RESULTS, Map.of("kind", "OUTPUT", "title", "Staff; trained", "parent", "1"));
    Map<String, Object> indicator = new HashMap<>();
    indicator.put("result", "1");
    indicator.put("title", "Reviews a year");
    indicator.put("measure", "NUMBER");
    indicator.put("baseline", new BigDecimal("0.125"));
    indicator.put("target1Value", new BigDecimal("4"));
    indicator.put("target1On", LocalDate.of(2028, 1, 31));
    added(Section.INDICATORS, indicator);
    Map<String, Object> line = new HashMap<>();
    line.put("title", "=Mentors");
    line.put("category", "EXPERTS");
    line.put("year", new BigDecimal("2027"));
    line.put("source", "local");
    line.put("means", "cash");
    line.put("currency", "USD");
    line.put("amount", new BigDecimal("1200.5"));
    line.put("flow", "TREASURY");
    added(Section.BUDGET, line);
    added(
        Section.WORK,
        Map.of(
            "kind", "MILESTONE",
            "title", "Baseline",
            "result", "2",
            "institution", "College",
            "due", LocalDate.of(2027, 3, 1),
            "amount", new BigDecimal("100"),
            "lines", List.of("1")));
  }

  private byte[] bytes(String path, String language) throws Exception {
    return perform("amina", get("/initiatives/" + number + path).param("lang", language))
        .getContentAsByteArray();
  }

  @Test
  @DisplayName("comes back as it went out, in each language, and changes nothing")
  void thereAndBack() throws Exception {
    framework();
    for (String language : List.of("en", "fr")) {
      assertThat(text(sent(bytes("/plan.xlsx", language))))
          .contains("The file says what the plan says already", "As they are: 2.")
          .doesNotContain("??");
      for (String section : List.of("results", "indicators", "budget", "work")) {
        assertThat(text(sent(bytes("/plan/" + section + ".csv?plain=true", language))))
            .as(section)
            .contains("The file says what the plan says already");
      }
    }
    assertThat(text(sent(bytes("/plan/template.xlsx", "fr"))))
        .contains("There are headings but no rows");
  }

  @Test
  @DisplayName("is shown first with what would change field by field, then taken as a whole")
  void previewAndTake() throws Exception {
    framework();
    byte[] file =
        book(
            Map.of(
                "Results",
                new Object[][] {
                  {"Row of the plan", "Step of the chain", "Result", "Contributes to"},
                  {1, "Outcome", "Reviews are held monthly", null},
                  {null, "output", "Guides are written", "Reviews are held monthly"},
                  {null, "Output", "Coaches are named", "Reviews are held monthly"}
                },
                "Indicators",
                new Object[][] {
                  {
                    "Measures this result",
                    "Indicator",
                    "Counted in",
                    "Baseline",
                    "Target 1: value",
                    "[target1On]"
                  },
                  {
                    "Guides are written",
                    "Guides",
                    "Number",
                    "1,200.5",
                    3,
                    LocalDate.of(2028, 6, 30)
                  },
                  {"1", "Share of counties", "PERCENT", "12 %", 35, "30 June 2028"}
                }));
    String page = text(sent(file));
    assertThat(page)
        .contains("New: 2. Changed: 1. As they are: 0.", "Guides are written", "Take all of it")
        .contains(
            "<del><bdi>Reviews are held</bdi></del> <ins><bdi>Reviews are held"
                + " monthly</bdi></ins>");
    assertThat(plan.rows(number, Section.RESULTS)).hasSize(2);
    assertThat(plan.rows(number, Section.INDICATORS)).hasSize(1);

    assertThat(take(page).getStatus()).isEqualTo(302);
    List<Row> results = plan.rows(number, Section.RESULTS);
    assertThat(results)
        .extracting(row -> row.position() + " " + row.name() + " " + row.text("parent").orElse(""))
        .containsExactly(
            "1 Reviews are held monthly ",
            "2 Staff; trained 1",
            "3 Guides are written 1",
            "4 Coaches are named 1");
    assertThat(plan.rows(number, Section.INDICATORS))
        .extracting(
            row ->
                row.name()
                    + " "
                    + row.text("result").orElse("")
                    + " "
                    + row.values().get("baseline")
                    + " "
                    + row.values().get("target1On"))
        .containsExactly(
            "Reviews a year 1 0.125 2028-01-31",
            "Guides 3 1200.5 2028-06-30",
            "Share of counties 1 12 2028-06-30");
  }

  @Test
  @DisplayName("names every place that cannot be taken, and takes none of it")
  void refused() throws Exception {
    framework();
    byte[] file =
        book(
            Map.of(
                "Budget",
                new Object[][] {
                  {
                    "[position]",
                    "[title]",
                    "[category]",
                    "[year]",
                    "[source]",
                    "[means]",
                    "[currency]",
                    "[amount]",
                    "[flow]",
                    "Colour"
                  },
                  {null, "Good", "EXPERTS", 2027, "local", "cash", "USD", 10, "HOST", "red"},
                  {null, "No source", "EXPERTS", 2027, null, "cash", "USD", 10, "HOST", null},
                  {null, "No rate", "EXPERTS", 2027, "local", "cash", "MNT", 10, "HOST", null},
                  {null, "Text", "EXPERTS", "soon", "local", "cash", "USD", "many", "HOST", null},
                  {77, "No such row", "EXPERTS", 2027, "local", "cash", "USD", 10, "HOST", null},
                  {1, "Once", "EXPERTS", 2027, "local", "cash", "USD", 10.125, "HOST", null},
                  {1, "Twice", "EXPERTS", 2027, "local", "cash", "USD", 10, "HOST", null}
                }));
    MockHttpServletResponse answer = sent(file);
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(text(answer).replaceAll("[\u2068\u2069]", ""))
        .contains(
            "Nothing was taken",
            "Sheet Budget, row 1, column J: The heading “Colour”",
            "Sheet Budget, row 3, column E (Source)",
            "Sheet Budget, row 4, column G (Currency)",
            "Sheet Budget, row 5, column D (Year)",
            "Sheet Budget, row 5, column H (Amount)",
            "Sheet Budget, row 6, column A: The plan has no row 77 here",
            "Sheet Budget, row 7, column H (Amount): Amounts in USD have at most 2 decimals",
            "Sheet Budget, row 8, column A: Row 1 of the plan stands twice")
        .doesNotContain("row 2", "??");
    assertThat(plan.rows(number, Section.BUDGET))
        .singleElement()
        .satisfies(row -> assertThat(row.revision()).isZero());
  }

  @Test
  @DisplayName("overwrites nothing that somebody changed since it was shown")
  void changedMeanwhile() throws Exception {
    framework();
    String page =
        text(
            sent(
                book(
                    Map.of(
                        "Results",
                        new Object[][] {
                          {"[position]", "[title]"}, {1, "From the file"}, {null, "New"}
                        }))));
    // The second has no step of the chain, which its form needs.
    assertThat(page).contains("Nothing was taken");
    page =
        text(
            sent(
                book(
                    Map.of(
                        "Results",
                        new Object[][] {
                          {"[position]", "[title]", "[kind]"},
                          {1, "From the file", "OUTCOME"},
                          {null, "New", "OUTPUT"}
                        }))));
    editor.change(
        number,
        Section.RESULTS,
        1,
        0,
        Answers.of(Map.of("kind", "OUTCOME", "title", "By hand")),
        amina);
    MockHttpServletResponse answer = take(page);
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(text(answer)).contains("Somebody changed this row meanwhile");
    assertThat(plan.rows(number, Section.RESULTS))
        .extracting(Row::name)
        .containsExactly("By hand", "Staff; trained");
  }

  @Test
  @DisplayName("has at most 500 rows a section, and says so before the database does")
  void full() throws Exception {
    framework();
    StringBuilder list =
        new StringBuilder("title,kind\n".replace("title", "[title]").replace("kind", "[kind]"));
    for (int i = 0; i < 500; i++) {
      list.append("Output ").append(i).append(",OUTPUT\n");
    }
    assertThat(text(sent(list.toString().getBytes(StandardCharsets.UTF_8))))
        .contains("A section has at most 500 rows; the plan has 2 here already");
  }

  @Test
  @DisplayName("is taken by those who write it, and by nobody else; whoever sees it reads it")
  void rights() throws Exception {
    framework();
    String path = "/initiatives/" + number + "/plan";
    for (String person : List.of("joseph", "wanjiku")) {
      assertThat(perform(person, get(path + "/import")).getStatus()).isEqualTo(403);
      assertThat(
              perform(
                      person,
                      (MockHttpServletRequestBuilder)
                          multipart(path + "/import")
                              .file(new MockMultipartFile("file", new byte[] {1}))
                              .with(csrf()))
                  .getStatus())
          .isEqualTo(403);
      assertThat(perform(person, post(path + "/import/take").with(csrf())).getStatus())
          .isEqualTo(403);
      assertThat(perform(person, get(path + "/budget/rates")).getStatus()).isEqualTo(403);
      assertThat(perform(person, get(path + ".xlsx")).getStatus()).isEqualTo(200);
    }
    assertThat(perform("koffi", get(path + ".xlsx")).getStatus()).isEqualTo(404);
    assertThat(perform("koffi", get(path + "/budget.csv")).getStatus()).isEqualTo(404);
    assertThat(perform("amina", get(path + "/colours.csv")).getStatus()).isEqualTo(404);
    assertThat(take("name=\"rows\" value=\"nonsense\"").getStatus()).isEqualTo(422);
  }

  @Test
  @DisplayName("is not taken where what comes back is no row, or more than a plan has")
  void forged() throws Exception {
    String whole =
        """
        {"section":"RISKS","sheet":"Risks","row":2,"position":0,"seen":0,
         "raw":{"title":"Floods","likelihood":"1","impact":"1"},"columns":{}}""";
    assertThat(carried("[" + whole + "]").getStatus()).isEqualTo(302);
    for (String forged :
        List.of(
            "[null]",
            "[{}]",
            "[" + whole.replace("\"RISKS\"", "null") + "]",
            "[" + whole.replace("\"columns\":{}", "\"columns\":{\"title\":null}") + "]",
            "[" + whole.replace("\"position\":0", "\"position\":-1") + "]",
            "[" + (whole + ",").repeat(14 * 500) + whole + "]")) {
      assertThat(carried(forged).getStatus())
          .as(forged.substring(0, Math.min(200, forged.length())))
          .isEqualTo(422);
    }
    assertThat(plan.rows(number, Section.RISKS)).hasSize(1);
  }

  private MockHttpServletResponse carried(String rows) throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(rows.getBytes(StandardCharsets.UTF_8));
    }
    return take(
        "name=\"rows\" value=\""
            + Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray())
            + "\"");
  }

  /** Sheets with their cells; the first row are the headings. */
  static byte[] book(Map<String, Object[][]> sheets) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "Test", "1.0")) {
      for (Map.Entry<String, Object[][]> each : sheets.entrySet()) {
        Worksheet sheet = book.newWorksheet(each.getKey());
        for (int row = 0; row < each.getValue().length; row++) {
          for (int column = 0; column < each.getValue()[row].length; column++) {
            Object cell = each.getValue()[row][column];
            if (cell instanceof Number figure) {
              sheet.value(row, column, figure);
            } else if (cell instanceof LocalDate day) {
              sheet.value(row, column, day);
            } else if (cell != null) {
              sheet.value(row, column, cell.toString());
            }
          }
        }
      }
    }
    return out.toByteArray();
  }

  private MockHttpServletResponse sent(byte[] file) throws Exception {
    return perform(
        "amina",
        (MockHttpServletRequestBuilder)
            multipart("/initiatives/" + number + "/plan/import")
                .file(new MockMultipartFile("file", file))
                .with(csrf()));
  }

  private MockHttpServletResponse take(String page) throws Exception {
    Matcher carried = CARRIED.matcher(page);
    assertThat(carried.find()).as(page).isTrue();
    return perform(
        "amina",
        post("/initiatives/" + number + "/plan/import/take")
            .param("rows", carried.group(1))
            .with(csrf()));
  }

  private MockHttpServletResponse perform(String person, MockHttpServletRequestBuilder asked)
      throws Exception {
    return web.perform(asked.with(user(person))).andReturn().getResponse();
  }

  private static String text(MockHttpServletResponse answer) throws Exception {
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }
}
