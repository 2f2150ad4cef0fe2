package org.capacitycompact.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.capacitycompact.worklist.LongWaits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("What waits for long, as people meet it")
class WaysOutWebTest {

  @Autowired private WebApplicationContext context;
  @Autowired private Cast cast;
  @Autowired private JdbcClient database;
  @Autowired private LongWaits waits;
  private MockMvc web;

  @BeforeEach
  void open() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
  }

  @Test
  @DisplayName("a dormant task says so on every page, and is taken up again with a button")
  void dormant() throws Exception {
    InitiativeNumber number = cast.raise("amina", "A demand left alone");
    String task = cast.tasks("amina", number, "UserTask_ArticulateDemand").get(0);
    database
        .sql("update work_item set due_at = now() - interval '91 days' where task_id = ?")
        .param(task)
        .update();
    waits.handleAll();

    for (String page : new String[] {"/tasks?q=", "/initiatives?q=", "/initiatives/"}) {
      assertThat(text("amina", get(page + number))).as(page).contains("Dormant, asked again on");
    }
    assertThat(text("sofia", get("/tasks?whose=DORMANT&q=" + number)))
        .contains(number, "Focal point, Kenya")
        .doesNotContain("Your group");
    assertThat(text("sofia", get("/tasks?whose=ESCALATED&q=" + number)))
        .doesNotContain("A demand left alone");
    String asked = text("amina", get("/tasks/" + task));
    assertThat(asked.indexOf("Take it up again"))
        .as("before the form, where a phone shows it too")
        .isPositive()
        .isLessThan(asked.indexOf("id=\"answers\""));
    assertThat(text("amina", get("/initiatives/" + number + "/history")))
        .contains("“Articulate the demand” was left alone for long");

    assertThat(status("sofia", post("/tasks/" + task + "/take-up").with(csrf()))).isEqualTo(404);
    MockHttpServletRequestBuilder takenUp = post("/tasks/" + task + "/take-up").with(csrf());
    assertThat(web.perform(takenUp.with(user("amina"))).andReturn().getFlashMap().get("takenUp"))
        .as("a word after pressing")
        .isEqualTo(true);
    assertThat(text("amina", get("/tasks/" + task))).doesNotContain("Take it up again");
    assertThat(status("amina", post("/tasks/" + task + "/take-up").with(csrf()))).isEqualTo(409);
  }

  @Test
  @DisplayName("the secretariat replaces a reviewer with a reason; nobody else is let in")
  void replaced() throws Exception {
    Story story =
        Story.raised(cast, "UG", "Reviewed by somebody else")
            .with("UserTask_CompleteDesign", Map.of("risk1Likelihood", "3", "risk1Impact", "3"))
            .throughDemand()
            .throughPartnership()
            .throughAppraisal();
    String page = "/initiatives/" + story.number() + "/reviewer";
    assertThat(status("sofia", get(page))).as("nobody is asked yet").isEqualTo(409);
    cast.decide("sofia", story.number(), "UserTask_AppointReviewer");

    assertThat(text("sofia", get("/initiatives/" + story.number()))).contains(page);
    assertThat(text("namono", get("/initiatives/" + story.number()))).doesNotContain(page);
    assertThat(status("namono", get(page))).isEqualTo(403);
    String name = cast.actor("rosa").name();
    assertThat(text("sofia", get(page))).contains("Replace the independent reviewer", name);
    assertThat(text("sofia", get("/initiatives/" + story.number() + "/steering"))).contains(name);
    assertThat(text("namono", get("/initiatives/" + story.number() + "/steering")))
        .doesNotContain(name);
    MockHttpServletResponse again = perform("sofia", post(page).with(csrf()));
    assertThat(again.getStatus()).as("without a reason").isEqualTo(422);
    assertThat(again.getContentAsString(StandardCharsets.UTF_8)).contains(name);
    String lost = cast.tasks("rosa", story.number(), "UserTask_ReviewIndependently").get(0);
    assertThat(status("sofia", post(page).with(csrf()).param("replacementReason", "A tie.")))
        .isEqualTo(302);
    assertThat(cast.tasks("rosa", story.number(), "UserTask_ReviewIndependently")).isEmpty();
    assertThat(status("sofia", post(page).with(csrf()).param("replacementReason", "Once more.")))
        .isEqualTo(409);
    assertThat(conflict("rosa", get("/tasks/" + lost)))
        .contains("or somebody else was asked instead")
        .doesNotContain("Nothing of what you sent");
    assertThat(
            conflict(
                "rosa",
                post("/tasks/" + lost)
                    .with(csrf())
                    .param("_submit", "1")
                    .param("independentFindings", "It is sound.")))
        .contains("Nothing of what you sent", "It is sound.");
  }

  private int status(String who, MockHttpServletRequestBuilder request) throws Exception {
    return perform(who, request).getStatus();
  }

  private String text(String who, MockHttpServletRequestBuilder request) throws Exception {
    MockHttpServletResponse response = perform(who, request);
    assertThat(response.getStatus()).isEqualTo(200);
    return response.getContentAsString(StandardCharsets.UTF_8);
  }

  private String conflict(String who, MockHttpServletRequestBuilder request) throws Exception {
    MockHttpServletResponse response = perform(who, request);
    assertThat(response.getStatus()).isEqualTo(409);
    return response.getContentAsString(StandardCharsets.UTF_8);
  }

  private MockHttpServletResponse perform(String who, MockHttpServletRequestBuilder request)
      throws Exception {
    return web.perform(request.with(user(who))).andReturn().getResponse();
  }
}
