package org.capacitycompact.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.forwardedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.capacitycompact.CompactTest;
import org.capacitycompact.knowledge.domain.KnownActivities;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The pages and the API as used by a browser and a program, with the people of the sample. */
@CompactTest
class KnowledgeWebTest {
  private static final String PAGES = "/known-activities/imports";
  private static final String API = "/api/known-activities/imports";

  @Autowired WebApplicationContext context;
  @Autowired KnownActivities known;

  private final String own = "W-" + UUID.randomUUID();
  private MockMvc web;

  @BeforeEach
  void open() {
    web = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
  }

  private String xml() {
    return ActivityXml.file(
        ActivityXml.activity(
            own,
            """
            <title><narrative xml:lang="en">&lt;script>alert(1)&lt;/script> a</narrative>
            <narrative xml:lang="ar">محاسبون</narrative></title>
            <description><narrative>First line</narrative></description>
            <recipient-country code="KE"/><sector code="15111" percentage="40"/>
            <sector code="12110" percentage="30"/><sector code="12181" percentage="30"/>
            <budget><value>1,000</value></budget>
            <budget type="1"><period-start iso-date="2027-01-01"/>
            <period-end iso-date="2027-12-31"/><value value-date="2027-01-01">100</value></budget>
            <budget type="2"><period-start iso-date="2027-01-01"/>
            <period-end iso-date="2027-12-31"/><value value-date="2027-05-01">120</value></budget>
            <participating-org role="1"><narrative>=HYPERLINK("x")</narrative></participating-org>
            <result type="2"><title><narrative>R</narrative></title></result>\
            """),
        ActivityXml.activity(own, "<title><narrative>=1+1</narrative></title>"));
  }

  private MockMultipartFile file(String content) {
    return new MockMultipartFile(
        "file", "known.xml", "text/xml", content.getBytes(StandardCharsets.UTF_8));
  }

  private String taken() throws Exception {
    String report =
        web.perform(multipart(PAGES).file(file(xml())).with(user("sofia")).with(csrf()))
            .andExpect(status().is3xxRedirection())
            .andReturn()
            .getResponse()
            .getRedirectedUrl();
    return java.util.Objects.requireNonNull(report);
  }

  private String page(MockHttpServletRequestBuilder request, String reader) throws Exception {
    return web.perform(request.with(user(reader)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  @Test
  void theSecretariatTakesAFileInAndReadsWhatBecameOfIt() throws Exception {
    String report = taken();
    assertThat(page(get(report), "sofia"))
        .contains("Budget › Value")
        .contains("This number can be read in two ways; it was not taken.")
        .contains("Published: 1,000")
        .contains("Sofia Marques")
        .contains("Duplicate")
        .doesNotContain("<script>alert")
        .doesNotContain("??");
    assertThat(page(get(report).param("lang", "fr"), "sofia"))
        .contains("Budget › Valeur")
        .contains("Ce nombre peut se lire de deux façons")
        .doesNotContain("??");
    assertThat(page(get(report).param("outcome", "DUPLICATE"), "sofia"))
        .contains("=1+1")
        .doesNotContain("1,000");
    assertThat(page(get(report).param("outcome", "UPDATED").param("page", "x"), "sofia"))
        .contains("No activity had this outcome.");
    assertThat(page(get(PAGES), "sofia")).contains("known.xml").doesNotContain("??");
  }

  @Test
  void theExportHasEveryFindingAndNoFormula() throws Exception {
    String table = page(get(taken() + "/report.csv"), "sofia");
    List<CSVRecord> rows =
        new CSVParser(new StringReader(table.substring(1)), CSVFormat.RFC4180).getRecords();
    assertThat(rows.get(0).get(0)).isEqualTo("Activity");
    assertThat(rows).anySatisfy(row -> assertThat(row.get(9)).isEqualTo("'1,000"));
    assertThat(rows)
        .allSatisfy(row -> row.forEach(cell -> assertThat(cell).doesNotStartWith("=")))
        .anySatisfy(row -> assertThat(row.get(3)).isEqualTo("'=1+1"));
  }

  @Test
  void anyoneWhoIsSignedInFindsAndReadsAnActivity() throws Exception {
    taken();
    long id = known.withIdentifier(own).orElseThrow();
    assertThat(page(get("/known-activities").param("search", own).param("country", "KE"), "paulo"))
        .contains("/known-activities/" + id)
        .contains("Kenya")
        .contains("Government and civil society, general")
        .doesNotContain("/known-activities/imports")
        .doesNotContain("??");
    assertThat(page(get("/known-activities").param("search", own).param("country", "zz"), "paulo"))
        .contains("No known activity fits.");
    assertThat(page(get("/known-activities/" + id).param("lang", "fr"), "paulo"))
        .contains("محاسبون")
        .contains("dir=\"rtl\"")
        .contains("href=\"https://d-portal.org/q.html?aid=" + own)
        .contains("Ce qui a été repris")
        .contains("(12110, 12181), 60")
        .containsOnlyOnce("remplacé par une révision postérieure")
        .doesNotContain("<script>alert")
        .doesNotContain("??");
  }

  @Test
  void aFocalPointOfItsCountryMayStartADemandFromItAndNobodyElse() throws Exception {
    taken();
    String address = "/known-activities/" + known.withIdentifier(own).orElseThrow();
    assertThat(page(get(address), "amina"))
        .contains("action=\"/initiatives\"")
        .contains("name=\"knownActivity\"")
        .contains("name=\"_csrf\"");
    for (String other : List.of("koffi", "joseph", "sofia", "paulo")) {
      assertThat(page(get(address), other)).doesNotContain("action=\"/initiatives\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"amina", "paulo", "mariam", "rosa", "operator"})
  void nobodyButTheSecretariatImportsOrReadsReports(String person) throws Exception {
    // A parameter about the person is ignored.
    web.perform(
            multipart(PAGES)
                .file(file(xml()))
                .param("roles", "SECRETARIAT")
                .with(user(person))
                .with(csrf()))
        .andExpect(status().isForbidden());
    web.perform(get(PAGES).with(user(person))).andExpect(status().isForbidden());
    web.perform(post(API).contentType("application/xml").content(xml()).with(user(person)))
        .andExpect(status().isForbidden())
        .andExpect(content().contentType("application/problem+json"));
    assertThat(known.withIdentifier(own)).isEmpty();
  }

  @Test
  void whoeverIsNotSignedInGetsNothing() throws Exception {
    web.perform(get("/known-activities")).andExpect(status().is3xxRedirection());
    web.perform(get("/api/known-activities")).andExpect(status().isUnauthorized());
    // Without the page's token it leads to the page for lost sessions.
    web.perform(multipart(PAGES).file(file(xml())).with(user("sofia")))
        .andExpect(forwardedUrl("/sign-in/again"));
  }

  @Test
  void aMachineTakesTheSameFileInTwiceWithOneEffect() throws Exception {
    for (String outcome : List.of("NEW", "UNCHANGED")) {
      String location =
          web.perform(post(API).contentType("application/xml").content(xml()).with(user("sofia")))
              .andExpect(status().isCreated())
              .andExpect(jsonPath("$.counts." + outcome).value(1))
              .andExpect(jsonPath("$.counts.DUPLICATE").value(1))
              .andReturn()
              .getResponse()
              .getHeader("Location");
      web.perform(get(location + "/lines").param("outcome", outcome).with(user("sofia")))
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.total").value(1))
          .andExpect(jsonPath("$.items[0].identifier").value(own));
    }
    String found =
        page(get("/api/known-activities").param("search", own).param("country", "KE"), "paulo");
    Integer id = JsonPath.read(found, "$.items[0].id");
    assertThat(page(get("/api/known-activities/" + id), "paulo")).contains("AMBIGUOUS_NUMBER");
  }

  @Test
  void aMachineMayAlsoSendTheFileAsAForm() throws Exception {
    web.perform(multipart(API).file(file(xml())).with(user("daniel")))
        .andExpect(status().isCreated())
        .andExpect(header().string("Location", Matchers.startsWith(API)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no XML",
        "<invoice/>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM"
            + " 'file:///etc/passwd'>]><iati-activities>&x;</iati-activities>"
      })
  void aFileThatIsNoneIsRefusedInWords(String content) throws Exception {
    web.perform(post(API).contentType("text/xml").content(content).with(user("sofia")))
        .andExpect(status().isBadRequest())
        .andExpect(content().contentType("application/problem+json"))
        .andExpect(jsonPath("$.detail").isNotEmpty())
        .andExpect(jsonPath("$.reason").isNotEmpty());
    String page =
        web.perform(multipart(PAGES).file(file(content)).with(user("sofia")).with(csrf()))
            .andExpect(status().isBadRequest())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(page).contains("Nothing was imported").doesNotContain("??");
  }

  @Test
  void theWrongKindOfRequestIsToldApart() throws Exception {
    web.perform(post(API).contentType("application/json").content("{}").with(user("sofia")))
        .andExpect(status().isUnsupportedMediaType());
    web.perform(multipart(API).with(user("sofia"))).andExpect(status().isBadRequest());
    web.perform(get(API + "/999999999").with(user("sofia"))).andExpect(status().isNotFound());
    web.perform(get("/api/known-activities/999999999").with(user("paulo")))
        .andExpect(status().isNotFound());
    web.perform(get("/api/known-activities").param("page", "x").with(user("paulo")))
        .andExpect(status().isBadRequest());
    web.perform(get("/known-activities/999999999").with(user("paulo")))
        .andExpect(status().isNotFound());
    web.perform(get(PAGES + "/999999999").with(user("sofia"))).andExpect(status().isNotFound());
    web.perform(multipart(PAGES).with(user("sofia")).with(csrf()))
        .andExpect(status().isBadRequest());
  }

  @Test
  void aFileBeyondTheBoundIsTooLarge() throws Exception {
    byte[] large = new byte[(40 << 20) + 1];
    java.util.Arrays.fill(large, (byte) ' ');
    byte[] start = "<iati-activities>".getBytes(StandardCharsets.UTF_8);
    System.arraycopy(start, 0, large, 0, start.length);
    web.perform(post(API).contentType("application/xml").content(large).with(user("sofia")))
        .andExpect(status().isPayloadTooLarge())
        .andExpect(jsonPath("$.reason").value("TOO_MANY_BYTES"));
  }
}
