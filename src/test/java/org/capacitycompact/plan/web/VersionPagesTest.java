package org.capacitycompact.plan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.capacitycompact.CompactTest;
import org.capacitycompact.form.Answers;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.plan.LargePlan;
import org.capacitycompact.plan.Outcome;
import org.capacitycompact.plan.PlanEditor;
import org.capacitycompact.plan.Section;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("The versions of a plan, on their pages,")
class VersionPagesTest {

  @Autowired private WebApplicationContext context;
  @Autowired private Cast cast;
  @Autowired private PlanEditor editor;
  @Autowired private JdbcClient database;

  private MockMvc web;
  private InitiativeNumber number;

  @BeforeEach
  void opened() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
    number = Story.raised(cast, "KE", "A plan that is looked at").number();
  }

  @Test
  @DisplayName("are said not to be there before the plan was sent")
  void none() throws Exception {
    assertThat(page("amina", "versions", Locale.ENGLISH))
        .contains("There is no version yet")
        .contains("/initiatives/" + number + "/plan.pdf");
    assertThat(page("amina", "compare", Locale.ENGLISH)).contains("There is no version yet");
  }

  @Test
  @DisplayName("are listed with day, reason, person and mark, and open as a file")
  void listed() throws Exception {
    Story.of(cast, number).articulated();
    assertThat(page("joseph", "versions", Locale.ENGLISH))
        .contains("Version 1", "the demand was submitted", cast.actor("amina").name())
        .contains("/plan/versions/1.pdf", "compare?from=1&amp;to=now")
        .containsPattern("<code dir=\"ltr\" title=\"[0-9a-f]{64}\">[0-9a-f]{4} [0-9a-f]{4}</code>")
        .doesNotContain("??");
    assertThat(page("joseph", "versions", Locale.FRENCH))
        .contains("la demande a été soumise")
        .doesNotContain("??");
  }

  @Test
  @DisplayName("are compared field by field in words, with who did it, and totals that follow")
  void compared() throws Exception {
    added(Section.RISKS, Map.of("title", "Staff leave", "likelihood", "1", "impact", "1"));
    added(Section.RISKS, Map.of("title", "Floods", "likelihood", "2", "impact", "1"));
    Story.of(cast, number).articulated();
    int first = position("Staff leave");
    database
        .sql(
            """
            update plan_risk set impact = 3, mitigation = 'Pay <on> time', changed_by = 'amina'
            where number = ? and position = ?
            """)
        .params(number, first)
        .update();
    database
        .sql("delete from plan_risk where number = ? and position = ?")
        .params(number, position("Floods"))
        .update();
    database
        .sql(
            "insert into plan_actor (number, position, name, kind, changed_by) values (?, 90, 'Farmers', 'civilSociety', 'amina')")
        .param(number)
        .update();
    database
        .sql(
            "update plan_budget set amount = amount + 1000 where number = ? and source = 'localCash'")
        .param(number)
        .update();

    String english = page("joseph", "compare?from=1&to=now", Locale.ENGLISH);
    assertThat(english)
        .contains("3 rows changed", "1 new, 1 removed, 1 changed")
        .contains("<ins dir=\"auto\" lang=\"en\">Pay &lt;on&gt; time</ins>")
        .contains(">Floods</del>", ">Farmers</ins>", ">follows</span>", "1,000")
        .contains("/initiatives/" + number + "/plan/risks/" + first + "\"")
        .contains(cast.actor("amina").name())
        .doesNotContain("??", "civilSociety", ">Staff leave</del>");
    String french = page("joseph", "compare?from=1&to=now", Locale.FRENCH);
    assertThat(french)
        .contains("3 lignes ont changé", "en découle", ">modifiée</span>")
        .doesNotContain("??");
    assertThat(page("joseph", "compare?from=now&to=1", Locale.ENGLISH))
        .as("the other way round")
        .contains("1 new, 1 removed, 1 changed", ">Floods</ins>");
    assertThat(page("joseph", "compare?from=1&to=1", Locale.ENGLISH)).contains("No row changed");
  }

  @Test
  @DisplayName("are those of whoever sees the initiative, and only those that there are")
  void others() throws Exception {
    Story.of(cast, number).articulated();
    for (String address : new String[] {"versions", "compare?from=1", "versions/1.pdf"}) {
      assertThat(answer("koffi", address, Locale.ENGLISH).getStatus()).as(address).isEqualTo(404);
    }
    for (String address :
        new String[] {
          "compare?from=2",
          "compare?to=9",
          "compare?from=x",
          "compare?to=-1",
          "versions/9.pdf",
          "versions/x.pdf"
        }) {
      assertThat(answer("amina", address, Locale.ENGLISH).getStatus()).as(address).isEqualTo(404);
    }
  }

  @Test
  @DisplayName("stay under 30 KB compressed however large the plan, page by page")
  void large() throws Exception {
    Story.of(cast, number).articulated();
    new LargePlan(database).write(number, 60, 200, 100, 200);
    database
        .sql(
            """
            insert into statement (number, form, version, answers, stated_by, stated_at)
            values (?, 'complete-design', 1, '{}', 'amina', now())
            """)
        .param(number)
        .update();
    new LargePlan(database).change(number);
    for (String address :
        List.of(
            "compare?from=1&to=2",
            "compare?from=1&to=2&page=4",
            "compare?from=2",
            "compare?from=2&page=5")) {
      String page = page("amina", address, Locale.ENGLISH);
      assertThat(page).contains("rows changed");
      assertThat(compressed(page)).as(address).isLessThan(30_000);
    }
    assertThat(page("amina", "compare?from=1&page=900", Locale.ENGLISH))
        .contains("The list has fewer pages");
  }

  private int position(String title) {
    return database
        .sql("select position from plan_risk where number = ? and title = ?")
        .params(number, title)
        .query(Integer.class)
        .single();
  }

  private void added(Section section, Map<String, Object> values) {
    assertThat(editor.add(number, section, Answers.of(values), cast.actor("amina")))
        .isInstanceOf(Outcome.Done.class);
  }

  private String page(String person, String address, Locale language) throws Exception {
    MockHttpServletResponse answer = answer(person, address, language);
    assertThat(answer.getStatus()).as(address).isEqualTo(200);
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }

  private MockHttpServletResponse answer(String person, String address, Locale language)
      throws Exception {
    return web.perform(
            get("/initiatives/" + number + "/plan/" + address)
                .with(user(person))
                .param("lang", language.toLanguageTag()))
        .andReturn()
        .getResponse();
  }

  private static int compressed(String page) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(page.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.size();
  }
}
