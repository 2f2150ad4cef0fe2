package org.capacitycompact.policy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.capacitycompact.CompactTest;
import org.capacitycompact.policy.ExchangeRates;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("The pages of exchange rates")
class RatesWebTest {

  private static final String RATES = "/administration/rates";
  private static final String HEADINGS = "currency,day,rate,source\n";

  @Autowired private WebApplicationContext context;
  @Autowired private ExchangeRates rates;
  private MockMvc web;

  @BeforeEach
  void open() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
  }

  @Test
  @DisplayName("show everybody what the secretariat entered, with its age and source")
  void entered() throws Exception {
    LocalDate on = rates.today().minusDays(8);
    assertThat(perform("sofia", one("THB", on.toString(), "36.125", "Rates of a test")).getStatus())
        .isEqualTo(302);
    for (String reader : new String[] {"amina", "siti", "rosa", "operator"}) {
      assertThat(text(perform(reader, get("/exchange-rates"))))
          .contains("THB", "36.125", "8 days old", "Rates of a test")
          .doesNotContain("??");
    }
    assertThat(text(perform("koffi", get("/exchange-rates").param("lang", "fr"))))
        .contains("36,125", "d’il y a 8 jours")
        .doesNotContain("??");
    assertThat(text(perform("amina", get("/exchange-rates.csv")))).contains("THB", on.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"amina", "siti", "mariam", "rosa", "operator"})
  @DisplayName("are written by the secretariat only, at every door")
  void maintaining(String person) throws Exception {
    assertThat(perform(person, get(RATES)).getStatus()).isEqualTo(403);
    assertThat(perform(person, one("THB", "2020-01-01", "1", "x")).getStatus()).isEqualTo(403);
    assertThat(perform(person, file("THB,2020-01-01,1,x\n")).getStatus()).isEqualTo(403);
    assertThat(text(perform(person, get("/exchange-rates")))).doesNotContain(RATES);
  }

  @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          XXX | 2026-01-02 | 12 | Who | three letters of ISO 4217
          XAU | 2026-01-02 | 12 | Who | three letters of ISO 4217
          -   | 2026-01-02 | 12 | Who | three letters of ISO 4217
          USD | 2026-01-02 | 1  | Who | Leave it out
          LAK | 2026-13-02 | 12 | Who | Give the day
          LAK | 2150-01-02 | 12 | Who | has not come yet
          LAK | 2026-01-02 | 0  | Who | above zero
          LAK | 2026-01-02 | -3 | Who | above zero
          LAK | 2026-01-02 | one | Who | above zero
          LAK | 2026-01-02 | 0.000000001 | Who | at most eight decimals
          LAK | 2026-01-02 | 12 | -   | Say who published it
          """)
  @DisplayName("name what is wrong beside its field, and keep nothing")
  void wrong(String currency, String day, String rate, String source, String words)
      throws Exception {
    MockHttpServletResponse answer = perform("sofia", one(currency, day, rate, source));
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(text(answer)).contains(words, "aria-invalid=\"true\"").doesNotContain("??");
    assertThat(rates.all()).noneMatch(each -> each.currency().getCurrencyCode().equals("LAK"));
  }

  @Test
  @DisplayName("take a list as spreadsheets of any country write it, all of it or none")
  void files() throws Exception {
    MockHttpServletResponse refused =
        perform(
            "sofia",
            file("MMK,2026-01-02,2100,Who\nMMK,2026-01-02,2101,Who\nZZZ,2026-01-02,1,Who\n,,,\n"));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(text(refused))
        .contains("Row 3: MMK 2026-01-02 stands twice", "Row 4: Give a currency")
        .doesNotContain("??");
    assertThat(rates.all()).noneMatch(each -> each.currency().getCurrencyCode().equals("MMK"));

    assertThat(perform("sofia", file("MMK,2 January 2026,\"2,100.5\",Who\n")).getStatus())
        .isEqualTo(302);
    assertThat(rates.all())
        .filteredOn(each -> each.currency().getCurrencyCode().equals("MMK"))
        .singleElement()
        .satisfies(each -> assertThat(each.rate()).isEqualByComparingTo("2100.5"));
  }

  @Test
  @DisplayName("take a workbook, and name the cell that is a formula")
  void workbooks() throws Exception {
    assertThat(text(perform("sofia", book("KHR", true))))
        .contains("Sheet \u2068Rates\u2069, row 2, column \u2068C\u2069", "It is a formula");
    assertThat(perform("sofia", book("KHR", false)).getStatus()).isEqualTo(302);
    assertThat(rates.all())
        .filteredOn(each -> each.currency().getCurrencyCode().equals("KHR"))
        .singleElement()
        .satisfies(each -> assertThat(each.on()).isEqualTo(LocalDate.of(2026, 1, 2)));
  }

  private static MockHttpServletRequestBuilder book(String currency, boolean formula)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "Test", "1.0")) {
      Worksheet sheet = book.newWorksheet("Rates");
      String[] headings = {"currency", "day", "rate", "source"};
      for (int i = 0; i < headings.length; i++) {
        sheet.value(0, i, headings[i]);
      }
      sheet.value(1, 0, currency);
      sheet.value(1, 1, LocalDate.of(2026, 1, 2));
      if (formula) {
        sheet.formula(1, 2, "4000+25");
      } else {
        sheet.value(1, 2, 4025);
      }
      sheet.value(1, 3, "Who");
    }
    return sent(out.toByteArray());
  }

  private static MockHttpServletRequestBuilder one(
      String currency, String day, String rate, String source) {
    return post(RATES)
        .param("currency", currency == null ? "" : currency)
        .param("day", day)
        .param("rate", rate)
        .param("source", source == null ? "" : source)
        .with(csrf());
  }

  private static MockHttpServletRequestBuilder file(String lines) {
    return sent((HEADINGS + lines).getBytes(StandardCharsets.UTF_8));
  }

  private static MockHttpServletRequestBuilder sent(byte[] content) {
    return (MockHttpServletRequestBuilder)
        multipart(RATES + "/file").file(new MockMultipartFile("file", content)).with(csrf());
  }

  private MockHttpServletResponse perform(String person, MockHttpServletRequestBuilder asked)
      throws Exception {
    return web.perform(asked.with(user(person))).andReturn().getResponse();
  }

  private static String text(MockHttpServletResponse answer) throws Exception {
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }
}
