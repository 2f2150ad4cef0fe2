package org.capacitycompact.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@DisplayName("Whoever writes while their task ends is told so, and reads what they wrote")
@CompactTest
class TaskEndedMeanwhileTest {

  @Autowired private WebApplicationContext context;
  @Autowired private Cast cast;
  private MockMvc web;
  private InitiativeNumber number;
  private String task;

  @BeforeEach
  void theCountryStopsWhileItsAuthorityWrites() throws Exception {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
    number = cast.raise("amina", "Stopped while it is written");
    cast.decide("amina", number, "UserTask_ArticulateDemand");
    task = cast.tasks("joseph", number, "UserTask_EndorseDemand").get(0);
    assertThat(
            perform(
                    "amina",
                    post("/initiatives/" + number + "/stop")
                        .param("stopReasonKind", "enough")
                        .param("stopReason", "It is enough"))
                .getStatus())
        .isEqualTo(302);
  }

  @Test
  void aSubmissionIsAnsweredWithWhatWasWritten() throws Exception {
    MockHttpServletResponse told = perform("joseph", submit());

    assertThat(told.getStatus()).isEqualTo(409);
    assertThat(text(told))
        .contains("This task is no longer open", "Nobody knows &lt;who&gt; pays", number)
        .doesNotContain("<who>");
  }

  @Test
  void soIsADraftAndALookAtTheFindings() throws Exception {
    for (String button : new String[] {"_draft", "_look"}) {
      MockHttpServletResponse told =
          perform(
              "joseph",
              post("/tasks/" + task)
                  .param(button, "")
                  .param("endorsementReason", "Half a sentence"));
      assertThat(told.getStatus()).isEqualTo(409);
      assertThat(text(told)).contains("Half a sentence");
    }
  }

  @Test
  void anOldLinkSaysWhenItEnded() throws Exception {
    MockHttpServletResponse told = perform("joseph", get("/tasks/" + task).locale(Locale.FRENCH));

    assertThat(told.getStatus()).isEqualTo(409);
    assertThat(text(told))
        .contains("Cette tâche n’est plus ouverte")
        .doesNotContain("Ce que vous aviez écrit");
  }

  @Test
  void programsAreToldTheSame() throws Exception {
    MockHttpServletResponse told = perform("joseph", get("/api/tasks/" + task));

    assertThat(told.getStatus()).isEqualTo(409);
    assertThat(text(told)).contains("called off");
  }

  @Test
  void whoeverCouldNotSeeTheTaskFindsNothing() throws Exception {
    assertThat(perform("koffi", get("/tasks/" + task)).getStatus()).isEqualTo(404);
    assertThat(perform("koffi", submit()).getStatus()).isEqualTo(404);
    assertThat(perform("sofia", get("/tasks/" + task)).getStatus()).isEqualTo(404);
  }

  private MockHttpServletRequestBuilder submit() {
    return post("/tasks/" + task)
        .param("_submit", "")
        .param("endorsementReason", "Nobody knows <who> pays");
  }

  private MockHttpServletResponse perform(String person, MockHttpServletRequestBuilder request)
      throws Exception {
    return web.perform(request.with(user(person)).with(csrf())).andReturn().getResponse();
  }

  private static String text(MockHttpServletResponse response) throws Exception {
    return response.getContentAsString(StandardCharsets.UTF_8);
  }
}
