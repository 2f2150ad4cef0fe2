package org.capacitycompact.audit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.capacitycompact.CompactTest;
import org.capacitycompact.audit.AuditEvent;
import org.capacitycompact.audit.AuditTrail;
import org.capacitycompact.audit.Sealing;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.AuditActor;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("The page of the record")
class RecordPageTest {

  private static final String PATH = "/administration/record";

  @Autowired WebApplicationContext context;
  @Autowired Cast cast;
  @Autowired AuditTrail trail;
  @Autowired Sealing sealing;
  @Autowired JdbcClient database;
  private MockMvc web;

  @BeforeEach
  void open() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"amina", "joseph", "rosa", "mariam"})
  @DisplayName("is for secretariat and operators only, and so is its file and its button")
  void others(String person) throws Exception {
    assertThat(perform(person, get(PATH)).getStatus()).isEqualTo(403);
    assertThat(perform(person, get(PATH + ".csv")).getStatus()).isEqualTo(403);
    assertThat(perform(person, post(PATH + "/verify").with(csrf())).getStatus()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"daniel", "operator"})
  @DisplayName("tells nothing of an initiative that is not open to the reader, nor does its file")
  void closed(String person) throws Exception {
    InitiativeNumber number = cast.raise("amina", "Not endorsed, so the country’s own");
    cast.decide("amina", number, "UserTask_ArticulateDemand");

    assertThat(text(perform(person, get(PATH).param("initiative", number.value()))))
        .doesNotContain("UserTask_ArticulateDemand", "country’s own");
    assertThat(
            text(perform(person, get(PATH + ".csv").param("initiative", number.value()))).lines())
        .hasSize(1);
  }

  @Test
  @DisplayName(
      "shows an initiative’s entries with the answers and hides no hash, in the reader’s words")
  void shows() throws Exception {
    InitiativeNumber number = cast.raise("amina", "The record of <b>savings</b> groups");
    cast.decide("amina", number, "UserTask_ArticulateDemand");
    cast.decide("joseph", number, "UserTask_EndorseDemand");

    String page = text(perform("daniel", get(PATH).param("initiative", number.value())));

    assertThat(page)
        .contains(
            "Amina",
            "Focal point",
            "Kenya",
            "UserTask_ArticulateDemand.done",
            "&quot;answers&quot;");
    assertThat(page).doesNotContain("<b>savings", "??", "UserTask_ArticulateDemand.done:");
    assertThat(text(perform("amina", get("/initiatives/" + number))))
        .as("the history people read")
        .doesNotContain("&quot;answers&quot;", "127.0.0.1");
  }

  @Test
  @DisplayName(
      "finds by person, kind, day and refusal, and asks for everything where it is asked nonsense")
  void finds() throws Exception {
    String user = "u" + UUID.randomUUID().toString().replace("-", "");
    AuditActor by = new AuditActor(user, "Somebody New", "PROVIDER", null);
    trail.record(AuditEvent.in(AuditEvent.ACCOUNTS, "test.opened").by(by).telling("=1+1"));
    trail.recordRefusal(
        AuditEvent.in(AuditEvent.ACCESS, "refused.role").by(by).telling("POST", "/x"));

    assertThat(found("person", user)).contains("test.opened", "refused.role");
    assertThat(found("person", user, "kind", "test."))
        .contains("test.opened")
        .doesNotContain("refused.role");
    assertThat(found("person", user, "refused", "true"))
        .contains("refused.role")
        .doesNotContain("test.opened");
    assertThat(found("person", user, "until", "2001-01-01")).doesNotContain("test.opened");
    assertThat(found("person", user, "from", "2001-01-01", "until", "nonsense", "page", "-1"))
        .contains("test.opened");
    assertThat(text(perform("daniel", get(PATH + ".csv").param("person", user))))
        .contains("test.opened", "'=1+1", "refused.role");
  }

  @Test
  @DisplayName("shows no salt, nor does its file: with it, what is taken out could be guessed")
  void noSalts() throws Exception {
    String user = "u" + UUID.randomUUID().toString().replace("-", "");
    trail.record(
        AuditEvent.in(AuditEvent.ACCOUNTS, "test.salted")
            .by(new AuditActor(user, "Somebody New", "PROVIDER", null))
            .telling("a")
            .from(Map.of("a", 1))
            .to(Map.of("a", 2)));
    List<String> salts =
        database
            .sql(
                """
                select encode(salt, way) from audit_entry,
                  unnest(array[who_salt, detail_salt, before_salt, after_salt]) as salt,
                  unnest(array['hex', 'base64']) as way
                where user_id = ?
                """)
            .param(user)
            .query(String.class)
            .list();

    assertThat(salts).hasSize(8);
    assertThat(found("person", user)).contains("test.salted").doesNotContain(salts);
    assertThat(text(perform("daniel", get(PATH + ".csv").param("person", user))))
        .contains("test.salted")
        .doesNotContain(salts);
  }

  @Test
  @DisplayName("says how many entries had something taken out, as a verification found it")
  void withheld() throws Exception {
    long run =
        database
            .sql(
                """
                insert into audit_verification (started_at, started_by, told_at, finished_at, entries,
                  expected, chains, seals, withheld, fault, chain, position, seal)
                values (now(), 'Daniel', now(), now(), 9, 9, 2, 1, 3, 'WITHHELD', 'KE-2026-001', 4, 0)
                returning id
                """)
            .query(Long.class)
            .single();
    try {
      assertThat(text(perform("daniel", get(PATH))))
          .contains(
              "Something that entry 4 of “KE-2026-001” said was taken out",
              "Entries of which something was taken out: 3;");
      assertThat(text(perform("daniel", get(PATH).header("Accept-Language", "fr"))))
          .contains(
              "Quelque chose a été retiré de l’entrée 4 de « KE-2026-001 »",
              "Entrées dont quelque chose a été retiré : 3");
    } finally {
      database.sql("delete from audit_verification where id = ?").param(run).update();
    }
  }

  @Test
  @DisplayName("verifies at the press of its button, and shows what came of it and the newest seal")
  void verifies() throws Exception {
    trail.record(AuditEvent.in("test-page", "written"));
    sealing.seal();

    assertThat(perform("daniel", post(PATH + "/verify").with(csrf())).getStatus()).isEqualTo(302);
    String page = text(perform("daniel", get(PATH)));
    for (int n = 0; n < 300 && page.contains("<progress"); n++) {
      Thread.sleep(100);
      page = text(perform("daniel", get(PATH)));
    }

    assertThat(page)
        .contains("The record is whole", "Daniel", sealing.newest().orElseThrow().hash());
    assertThat(text(perform("daniel", get(PATH).header("Accept-Language", "fr"))))
        .contains("Le registre est intact")
        .doesNotContain("??");
  }

  private String found(String... parameters) throws Exception {
    MockHttpServletRequestBuilder asked = get(PATH);
    for (int i = 0; i < parameters.length; i += 2) {
      asked.param(parameters[i], parameters[i + 1]);
    }
    String page = text(perform("daniel", asked));
    return page.substring(page.indexOf("<div class=\"card\">", page.indexOf("class=\"filters\"")));
  }

  private MockHttpServletResponse perform(String person, MockHttpServletRequestBuilder request)
      throws Exception {
    return web.perform(request.with(user(person))).andReturn().getResponse();
  }

  private static String text(MockHttpServletResponse page) throws Exception {
    assertThat(page.getStatus()).isEqualTo(200);
    return page.getContentAsString(StandardCharsets.UTF_8);
  }
}
