package org.capacitycompact.policy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.capacitycompact.CompactTest;
import org.capacitycompact.policy.CountryFactBook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("The pages of countries")
class CountriesWebTest {

  private static final String FACTS = "/administration/country-facts";
  private static final String HEADINGS = "country,year,incomeGroup,fragileContext,source\n";

  @Autowired private WebApplicationContext context;
  @Autowired private CountryFactBook book;
  @Autowired private JdbcClient database;
  private MockMvc web;

  @BeforeEach
  void open() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"amina", "paulo", "rosa", "sofia", "operator"})
  @DisplayName("are read by everyone who is signed in")
  void everyone(String reader) throws Exception {
    String page =
        text(perform(reader, get("/countries").param("q", "Togo").param("on", "2026-11-22")));

    assertThat(page)
        .contains("Togo", "lower-middle income", "fiscal year 2027", "not on the list", "10%")
        .doesNotContain("Uganda", "??");
  }

  @Test
  @DisplayName("answer for the day that is asked for")
  void onADay() throws Exception {
    assertThat(text(perform("amina", get("/countries/TG").param("on", "2026-06-30"))))
        .contains("What holds on 30 June 2026", "low income", "at least 5% of the total budget");
    assertThat(text(perform("amina", get("/countries/TG").param("on", "2026-07-01"))))
        .contains(
            "lower-middle income",
            "at least 10% of the total budget",
            "(the newest that is known)");
    assertThat(text(perform("amina", get("/countries/TG").param("on", "no day"))))
        .as("what is no day asks for today")
        .contains("Year by year");
  }

  @Test
  @DisplayName("say what follows in a fragile context, half of the minimum and fewer points")
  void fragile() throws Exception {
    assertThat(text(perform("amina", get("/countries/ML").param("on", "2026-05-01"))))
        .contains(
            "at least 2.5% of the total budget",
            "fewer points suffice", "World Bank, list of fragile");
  }

  @Test
  @DisplayName("filter by group and context, page by page, and export every year")
  void filtered() throws Exception {
    String low =
        text(
            perform(
                "sofia",
                get("/countries")
                    .param("incomeGroup", "low")
                    .param("fragileContext", "true")
                    .param("on", "2026-05-01")));
    assertThat(low).contains("Afghanistan", "Yemen").doesNotContain("Uganda", "Kenya");

    assertThat(text(perform("amina", get("/countries").param("page", "2")))).contains("page=1");

    String file = text(perform("amina", get("/countries.csv")));
    assertThat(file)
        .contains(
            "TG,Togo,2027,2026-07-01,2027-06-30,Income group,lower-middle income,\"World Bank")
        .contains("TG,Togo,2026,2025-07-01,2026-06-30,Income group,low income");
  }

  @Test
  @DisplayName("are in French where the reader is")
  void french() throws Exception {
    assertThat(
            text(
                perform(
                    "koffi", get("/countries/ML").param("lang", "fr").param("on", "2026-05-01"))))
        .contains("Ce qui vaut au", "revenu faible", "sur la liste", "2,5\u00a0%")
        .doesNotContain("??", "low income");
  }

  @Test
  @DisplayName("say of a country that takes part and is not known what that counts as")
  void withoutFacts() throws Exception {
    database.sql("insert into country values ('QP') on conflict do nothing").update();

    assertThat(text(perform("sofia", get("/countries/QP"))))
        .contains(
            "not known",
            "at least 50% of the total budget",
            "it counts as a high-income country",
            "counts as not fragile");
    database.sql("delete from country where code = 'QP'").update();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/countries/QX", "/countries/zz", "/countries/TOGO"})
  @DisplayName("are not there for a code of which nothing is known")
  void noSuchCountry(String path) throws Exception {
    assertThat(perform("amina", get(path)).getStatus()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"amina", "joseph", "paulo", "mariam", "rosa", "operator"})
  @DisplayName("are maintained by the secretariat only, at every door")
  void maintaining(String person) throws Exception {
    assertThat(perform(person, get(FACTS)).getStatus()).isEqualTo(403);
    assertThat(perform(person, one("UZ", "2050", "low", "", "x")).getStatus()).isEqualTo(403);
    assertThat(perform(person, list(HEADINGS)).getStatus()).isEqualTo(403);
    assertThat(
            perform(
                    person,
                    post(FACTS + "/keep").param("list", HEADINGS + "UZ,2050,low,,x\n").with(csrf()))
                .getStatus())
        .isEqualTo(403);
    assertThat(text(perform(person, get("/countries")))).doesNotContain(FACTS);
    assertThat(book.of("UZ")).noneMatch(fact -> fact.year() == 2050);
  }

  @Test
  @DisplayName("take one country and year, which holds from its first day")
  void entered() throws Exception {
    MockHttpServletResponse answer =
        perform("sofia", one("UZ", "2051", "upperMiddle", "true", "A list, of a test"));

    assertThat(answer.getRedirectedUrl()).isEqualTo("/countries/UZ");
    assertThat(text(perform("amina", get("/countries/UZ").param("on", "2050-07-01"))))
        .contains(
            "upper-middle income",
            "on the list",
            "A list, of a test",
            "entered by the secretariat");
    assertThat(text(perform("amina", get("/countries/UZ").param("on", "2050-06-30"))))
        .contains("lower-middle income");
  }

  @ParameterizedTest(name = "{4}: {0} {1} {2} {3}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          XX | 2027 | low | Who | two letters of ISO 3166
          uz | 2027 | low | Who | two letters of ISO 3166
          -  | 2027 | low | Who | two letters of ISO 3166
          UZ | 27   | low | Who | four digits
          UZ | 1e3  | low | Who | four digits
          UZ | 3027 | low | Who | four digits
          UZ | 2027 | poor | Who | lowerMiddle, upperMiddle or high
          UZ | 2027 | -   | Who | Say at least one of the two
          UZ | 2027 | low | -   | Say who published it
          """)
  @DisplayName("name what is wrong beside its field, and keep nothing")
  void wrong(String country, String year, String group, String source, String words)
      throws Exception {
    int before = book.of("UZ").size();

    MockHttpServletResponse answer = perform("sofia", one(country, year, group, "", source));

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(text(answer)).contains(words, "aria-invalid=\"true\"").doesNotContain("??");
    assertThat(book.of("UZ")).hasSize(before);
  }

  @Test
  @DisplayName("show what a list would change before anything is kept")
  void previewed() throws Exception {
    String list =
        HEADINGS
            + "UZ,2052,high,false,\"A list, of 2052\"\n"
            + "TG,2027,lowerMiddle,,\"World Bank, country classification by income level,"
            + " fiscal year 2027 (income per capita of 2025)\"\n";
    String page = text(perform("sofia", list(list)));

    assertThat(page)
        .contains("Facts read: 3. New or changed: 2.", "Uzbekistan", "not known", "Keep this list")
        .doesNotContain("<bdi class=\"main\">Togo");
    assertThat(book.of("UZ")).noneMatch(fact -> fact.year() == 2052);

    assertThat(perform("sofia", post(FACTS + "/keep").param("list", list).with(csrf())).getStatus())
        .isEqualTo(302);
    assertThat(book.of("UZ")).filteredOn(fact -> fact.year() == 2052).hasSize(2);
  }

  @Test
  @DisplayName("name every line of a list that cannot be taken, and keep none of it")
  void refusedLines() throws Exception {
    MockHttpServletResponse answer =
        perform(
            "sofia",
            list(
                HEADINGS
                    + "UZ,2053,high,,Good\n"
                    + "XX,2053,high,,No country\n"
                    + "UZ,2053,low,,Twice\n"
                    + "KG,2053,high\n"
                    + "KG,2053,rich,perhaps,=HYPERLINK\n"));

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(text(answer))
        .contains(
            "Nothing was kept",
            "Line 3: Give the country",
            "Line 4: UZ 2053 stands twice",
            "Line 5: A line has 5 cells",
            "Line 6: Write low",
            "Line 6: Write true or false");
    assertThat(book.of("UZ")).noneMatch(fact -> fact.year() == 2053);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a,b,c,d,e        | The first line must be country,year
          ''               | Choose a file first
          """)
  @DisplayName("say what a list must look like")
  void headings(String list, String words) throws Exception {
    MockHttpServletResponse answer = perform("sofia", list(list));

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(text(answer)).contains(words);
  }

  @Test
  @DisplayName("take a list as French spreadsheets write it, and none in another encoding")
  void encodings() throws Exception {
    String list =
        "\uFEFFcountry;year;incomeGroup;fragileContext;source\nUZ;2054;low;;Banque mondiale, été\n";
    assertThat(text(perform("sofia", list(list)))).contains("Facts read: 1.");

    MockMultipartFile latin =
        new MockMultipartFile(
            "file",
            "list.csv",
            "text/csv",
            (HEADINGS + "UZ,2054,low,,été\n").getBytes(Charset.forName("ISO-8859-1")));
    MockHttpServletResponse answer =
        perform(
            "sofia",
            (MockHttpServletRequestBuilder) multipart(FACTS + "/preview").file(latin).with(csrf()));
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(text(answer)).contains("not in UTF-8");
  }

  private static MockHttpServletRequestBuilder one(
      String country, String year, String group, String fragile, String source) {
    return post(FACTS)
        .param("country", country == null ? "" : country)
        .param("year", year)
        .param("incomeGroup", group == null ? "" : group)
        .param("fragileContext", fragile)
        .param("source", source == null ? "" : source)
        .with(csrf());
  }

  private static MockHttpServletRequestBuilder list(String text) {
    return (MockHttpServletRequestBuilder)
        multipart(FACTS + "/preview")
            .file(
                new MockMultipartFile(
                    "file", "list.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)))
            .with(csrf());
  }

  private MockHttpServletResponse perform(String person, MockHttpServletRequestBuilder asked)
      throws Exception {
    return web.perform(asked.with(user(person))).andReturn().getResponse();
  }

  private static String text(MockHttpServletResponse answer) throws Exception {
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }
}
