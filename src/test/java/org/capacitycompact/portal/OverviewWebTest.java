package org.capacitycompact.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** One screen: what is next and who acts, what is at risk, how near enough is, money, people. */
@CompactTest
@DisplayName("The overview of an initiative")
class OverviewWebTest {

  @Autowired private Cast cast;
  @Autowired private CountryDays days;
  @Autowired private JdbcClient database;
  @Autowired private WebApplicationContext context;

  private MockMvc web;

  @BeforeEach
  void open() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
  }

  @Test
  @DisplayName("names the reader's own step first, and who else must act")
  void next() throws Exception {
    InitiativeNumber number = running().number();
    database
        .sql("update work_item set due_at = '2024-01-01' where number = ? and task <> ?")
        .params(number, "UserTask_VerifyMilestone")
        .update();
    String own = part(overview("wanjiku", number), "next");
    assertThat(own).contains("You: ");
    assertThat(own.indexOf("<li>")).isLessThan(own.indexOf("You: "));
    assertThat(own.substring(own.indexOf("<li>"), own.indexOf("</li>"))).contains("You: ");
    assertThat(part(overview("otieno", number), "next"))
        .doesNotContain("You: ")
        .contains("Implementing institution, Kenya: ");
  }

  @Test
  @DisplayName("tells what is at risk, the gravest first, each leading to where it is dealt with")
  void atRisk() throws Exception {
    InitiativeNumber number = running().number();
    database
        .sql(
            """
            insert into plan_risk (number, position, ordinal, title, likelihood, impact, owner)
            values (:n, 801, 801, 'Governors have not met', 3, 3, 'Amina'),
              (:n, 802, 802, 'A slight one', 1, 1, null), (:n, 803, 803, 'A medium one', 1, 3, null)
            """)
        .param("n", number)
        .update();
    database
        .sql(
            "update milestone set due = ?, title = 'The late milestone' where number = ? and position ="
                + " (select min(position) from milestone where number = ?)")
        .params(days.todayOf(number).minusDays(40), number, number)
        .update();
    database
        .sql(
            """
            insert into approval_condition (approval, number, condition, due)
            select max(id), number, 'A budget line is there', ? from approval where number = ? group by number
            """)
        .params(days.todayOf(number).minusDays(1), number)
        .update();
    String risk = part(overview("amina", number), "risk");
    assertThat(risk)
        .containsSubsequence(
            "Governors have not met",
            "high risk",
            "Watched by",
            "The late milestone",
            "40 days late")
        .contains("A budget line is there", "1 day late", "A medium one", "medium risk")
        .contains("/initiatives/" + number + "/plan/people", "/initiatives/" + number + "/work")
        .doesNotContain("A slight one");
  }

  @Test
  @DisplayName("draws each target with a sentence, a word and its values, in the reader's language")
  void enough() throws Exception {
    InitiativeNumber number = running().number();
    LocalDate today = days.todayOf(number);
    database
        .sql(
            """
            insert into plan_indicator (number, position, ordinal, title, measure, baseline, baseline_on,
              enough, enough_on)
            values (?, 900, 900, 'Monthly reviews', 'PERCENT', 10, ?, 90, ?)
            """)
        .params(number, today.minusDays(100), today.plusDays(100))
        .update();
    database
        .sql(
            """
            insert into plan_measurement (number, indicator, on_day, value, said_in, measured_at)
            values (?, 900, ?, ?, 'PAGE', now())
            """)
        .params(number, today, new BigDecimal("20"))
        .update();
    String enough = part(overview("amina", number), "enough");
    assertThat(enough)
        .contains("Monthly reviews", "<b>20%</b>", "of 90%", "far behind", "role=\"img\"")
        .contains("20% on ", "when 50% was due", "90% is enough");
    String french =
        part(text(get("/initiatives/" + number).param("lang", "fr").with(user("amina"))), "enough");
    assertThat(french).contains("très en retard", "20\u00a0%", "quand 50\u00a0% était attendu");
  }

  @Test
  @DisplayName("shows the money in one bar once it is promised, and the budget by source before")
  void money() throws Exception {
    Story story =
        Story.raised(cast, "KE", "Money at a glance")
            .throughDemand()
            .throughPartnership()
            .throughAppraisal();
    assertThat(part(overview("amina", story.number()), "money"))
        .contains("Budget")
        .doesNotContain("<rect");
    story.throughApproval().throughFunding();
    assertThat(part(overview("amina", story.number()), "money"))
        .contains("Pledged", "Committed", "Received", "Paid", "<rect", "width=\"100%\"");
  }

  @Test
  @DisplayName("names whoever takes part, and whom to ask; strangers do not find it")
  void people() throws Exception {
    InitiativeNumber number = running().number();
    assertThat(part(overview("amina", number), "people"))
        .contains("Whom to ask", "Sofia", "artner");
    assertThat(
            web.perform(get("/initiatives/" + number).with(user("koffi")))
                .andReturn()
                .getResponse()
                .getStatus())
        .isEqualTo(404);
  }

  private Story running() {
    return Story.raised(cast, "KE", "At a glance")
        .throughDemand()
        .throughPartnership()
        .throughAppraisal()
        .throughApproval()
        .throughFunding();
  }

  private String overview(String reader, InitiativeNumber number) throws Exception {
    String page = text(get("/initiatives/" + number).param("lang", "en").with(user(reader)));
    assertThat(page).doesNotContain("??");
    return page;
  }

  private String text(
      org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request)
      throws Exception {
    return new String(
        web.perform(request).andReturn().getResponse().getContentAsByteArray(),
        StandardCharsets.UTF_8);
  }

  private static String part(String page, String id) {
    int from = page.indexOf("aria-labelledby=\"" + id + "\"");
    assertThat(from).as(id).isPositive();
    int end = page.indexOf("<section class=\"card", from);
    return page.substring(from, end < 0 ? page.length() : end);
  }
}
