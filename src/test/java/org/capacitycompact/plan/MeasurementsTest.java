package org.capacitycompact.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.CompactTest;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("The values of an indicator over time")
class MeasurementsTest {

  @Autowired Cast cast;
  @Autowired PlanEditor editor;
  @Autowired Measurements measurements;
  @Autowired Chronicle chronicle;
  @Autowired JdbcClient database;
  @Autowired WebApplicationContext context;

  private InitiativeNumber number;

  @BeforeEach
  void raised() {
    number = Story.raised(cast, "KE", "Values over time").number();
  }

  @Test
  @DisplayName("are entered by who writes the plan, and corrected by a newer one of the same day")
  void corrected() {
    int counted = indicator("NUMBER");
    assertThat(entered(counted, "2026-01-05", "12", null)).isEmpty();
    assertThat(entered(counted, "2026-02-05", "14", "By the register")).isEmpty();
    assertThat(entered(counted, "2026-01-05", "13", null)).isEmpty();
    assertThat(measurements.of(number, counted))
        .extracting(each -> each.on() + " " + each.value().intValue() + " " + each.corrected())
        .containsExactly("2026-02-05 14 false", "2026-01-05 13 false", "2026-01-05 12 true");
    assertThat(chronicle.of(number))
        .filteredOn(entry -> entry.kind().equals("plan.measured"))
        .hasSize(3);
    assertThatThrownBy(
            () ->
                measurements.enter(
                    number, counted, answers("2026-02-05", "1", null), cast.actor("wanjiku")))
        .as("before the agreement it is the country's plan")
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(
            () ->
                database
                    .sql("update plan_measurement set value = 0 where number = ?")
                    .param(number)
                    .update())
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .hasMessageContaining("not changed");
  }

  @Test
  @DisplayName("are refused where the indicator cannot have them, with the field and what to do")
  void refused() {
    assertThat(entered(indicator("PERCENT"), "2026-01-05", "101", null))
        .extracting(FieldError::messageKey)
        .containsExactly("measurement.wrong.percent");
    assertThat(entered(indicator("YES_NO"), "2026-01-05", "2", null))
        .extracting(FieldError::messageKey)
        .containsExactly("measurement.wrong.yesNo");
    assertThat(entered(indicator("WORDS"), "2026-01-05", null, null))
        .extracting(FieldError::key)
        .containsExactly("measuredWords");
    assertThat(entered(indicator("WORDS"), "2026-01-05", null, "Everybody asks before they act"))
        .isEmpty();
    assertThat(entered(indicator("NUMBER"), "2126-01-05", null, null))
        .extracting(FieldError::messageKey)
        .containsExactly("measurement.date.future", "measurement.value.missing");
    assertThat(entered(99, "2026-01-05", "1", null))
        .extracting(FieldError::messageKey)
        .containsExactly("measurement.gone");
    int percent = indicator("PERCENT");
    assertThatThrownBy(
            () ->
                database
                    .sql(
                        """
                        insert into plan_measurement (number, indicator, on_day, value, said_in, measured_at)
                        values (?, ?, '2026-01-05', 101, 'PAGE', now())
                        """)
                    .params(number, percent)
                    .update())
        .as("whoever writes it")
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  @DisplayName(
      "come from reports as well, and are the implementing institution's once it is signed")
  void reported() {
    Story story =
        Story.of(cast, number)
            .throughDemand()
            .throughPartnership()
            .throughAppraisal()
            .throughApproval()
            .throughFunding();
    database
        .sql(
            """
            update plan_result set actual = 4, actual_on = '2026-01-31' where number = ? and position = 1
            """)
        .param(number)
        .update();
    database
        .sql(
            """
            update sufficiency_target set actual = 5, actual_on = '2026-02-28' where number = ? and position = 1
            """)
        .param(number)
        .update();
    int ofResult = kept("select headline_indicator(number, position) from plan_result");
    int ofTarget = kept("select indicator_position from sufficiency_target");
    assertThat(measurements.of(number, ofResult))
        .extracting(each -> each.on() + " " + each.value().intValue() + " " + each.saidIn())
        .contains("2026-01-31 4 REPORT");
    assertThat(measurements.of(number, ofTarget))
        .extracting(each -> each.on() + " " + each.value().intValue() + " " + each.saidIn())
        .contains("2026-02-28 5 REPORT");
    assertThat(
            measurements.enter(
                number, ofResult, answers("2026-03-01", "6", null), cast.actor("wanjiku")))
        .isEmpty();
    assertThatThrownBy(
            () ->
                measurements.enter(
                    number,
                    ofResult,
                    answers("2026-03-01", "6", null),
                    cast.actor(story.authority())))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  @DisplayName("are drawn and stand in a table, and what is wrong stands beside its field")
  void page() throws Exception {
    int counted = indicator("NUMBER");
    String address = "/initiatives/" + number + "/plan/indicators/" + counted + "/measurements";
    entered(counted, "2026-03-05", "12", null);
    assertThat(sent("amina", get(address)).getContentAsString(StandardCharsets.UTF_8))
        .contains("<svg", "polyline", "5 March 2026", "Enter a value", "When it is enough")
        .doesNotContain("??");
    assertThat(sent("otieno", get(address)).getContentAsString(StandardCharsets.UTF_8))
        .contains("<svg")
        .doesNotContain("Enter a value");
    assertThat(sent("koffi", get(address)).getStatus()).isEqualTo(404);
    assertThat(
            sent(
                    "otieno",
                    post(address).param("measuredOn", "2026-04-05").param("measuredValue", "3"))
                .getStatus())
        .isEqualTo(403);
    String tomorrow = LocalDate.now().plusDays(2).toString();
    MockHttpServletResponse wrong =
        sent("amina", post(address).param("measuredOn", tomorrow).param("measuredValue", "3"));
    assertThat(wrong.getStatus()).isEqualTo(422);
    assertThat(wrong.getContentAsString(StandardCharsets.UTF_8)).contains("still to come");
    assertThat(
            sent(
                    "amina",
                    post(address).param("measuredOn", "2026-04-05").param("measuredValue", "1.5"))
                .getRedirectedUrl())
        .isEqualTo(address);
    assertThat(measurements.of(number, counted).get(0).value()).isEqualByComparingTo("1.5");
    assertThat(
            sent("amina", get("/initiatives/" + number + "/plan/indicators/77/measurements"))
                .getStatus())
        .isEqualTo(404);
  }

  private int kept(String select) {
    return database
        .sql(select + " where number = ? and position = 1")
        .param(number)
        .query(Integer.class)
        .single();
  }

  private int indicator(String measure) {
    Map<String, Object> values = new HashMap<>();
    values.put("title", "Reviews a year");
    values.put("measure", measure);
    if (!measure.equals("WORDS")) {
      values.put("baseline", BigDecimal.ZERO);
      values.put("baselineOn", LocalDate.of(2026, 1, 1));
      values.put("enough", BigDecimal.ONE);
      values.put("enoughOn", LocalDate.of(2029, 1, 1));
    }
    Outcome added = editor.add(number, Section.INDICATORS, Answers.of(values), cast.actor("amina"));
    return ((Outcome.Done) added).row().position();
  }

  private List<FieldError> entered(int indicator, String on, String value, String words) {
    return measurements.enter(number, indicator, answers(on, value, words), cast.actor("amina"));
  }

  private static Answers answers(String on, String value, String words) {
    Map<String, Object> said = new HashMap<>(Map.of("measuredOn", LocalDate.parse(on)));
    if (value != null) {
      said.put("measuredValue", new BigDecimal(value));
    }
    if (words != null) {
      said.put("measuredWords", words);
    }
    return Answers.of(said);
  }

  private MockHttpServletResponse sent(String userId, MockHttpServletRequestBuilder request)
      throws Exception {
    MockMvc web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
    return web.perform(request.with(user(userId)).with(csrf())).andReturn().getResponse();
  }
}
