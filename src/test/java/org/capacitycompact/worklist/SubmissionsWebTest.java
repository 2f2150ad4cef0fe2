package org.capacitycompact.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.party.People;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.capacitycompact.worklist.Submissions.Submission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("What was submitted")
class SubmissionsWebTest {

  @Autowired private WebApplicationContext context;
  @Autowired private Cast cast;
  @Autowired private Submissions submissions;
  @Autowired private People people;
  private MockMvc web;

  @BeforeEach
  void open() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
  }

  @Test
  @DisplayName("stands in its part, on a page of its own, in the list and in the API")
  void isFound() throws Exception {
    InitiativeNumber number = cast.raise("amina", "Whatever was written is read");
    cast.decide("amina", number, "UserTask_ArticulateDemand");
    cast.decide(
        "joseph",
        number,
        "UserTask_EndorseDemand",
        Map.of(
            "endorsementDecision", "endorse",
            "endorsementReason", "It is what the ministry asked for",
            "endorsementReference", "MOH/2026/117"));
    Submission endorsed = latest(number, "endorse-demand", "amina");
    String page = "/initiatives/" + number + "/submissions/" + endorsed.taskId();

    assertThat(text("amina", "/initiatives/" + number + "/plan"))
        .contains("It is what the ministry asked for", "MOH/2026/117", page);
    assertThat(text("sofia", page)).contains("MOH/2026/117", "Joseph");
    assertThat(text("sofia", "/initiatives/" + number + "/submissions")).contains(page);
    assertThat(text("amina", "/api/initiatives/" + number + "/submissions"))
        .contains("MOH/2026/117");
    assertThat(text("amina", "/api/initiatives/" + number + "/submissions/" + endorsed.taskId()))
        .contains("It is what the ministry asked for");
    for (String address : List.of(page, "/initiatives/" + number + "/submissions", "/api" + page)) {
      assertThat(answer("koffi", address).getStatus()).as(address).isEqualTo(404);
    }
  }

  @Test
  @DisplayName("of a provider is nothing for another provider")
  void termsAreNotForOthers() throws Exception {
    Story story =
        Story.raised(cast, "KE", "Terms are not for others").throughDemand().invited().answered();
    InitiativeNumber number = story.number();
    Submission terms =
        submissions.of(number, people.actor("amina").orElseThrow()).stream()
            .filter(said -> said.form().equals("answer-demand"))
            .filter(said -> !people.actor("siti").orElseThrow().isTiedTo(List.of(said.localKey())))
            .findFirst()
            .orElseThrow();
    String page = "/initiatives/" + number + "/submissions/" + terms.taskId();

    assertThat(text("amina", page)).contains("Not everybody who sees the initiative");
    assertThat(answer("siti", page).getStatus()).isEqualTo(404);
    assertThat(answer("siti", "/api" + page).getStatus()).isEqualTo(404);
    assertThat(text("siti", "/initiatives/" + number + "/submissions")).doesNotContain(page);
  }

  @Test
  @DisplayName(
      "has parts of an initiative to be read in, each of which opens for its readers alone")
  void partsOpen() throws Exception {
    InitiativeNumber number = cast.raise("amina", "A place with parts");
    for (Part part : Part.values()) {
      String address = "/initiatives/" + number + (part.path().isEmpty() ? "" : "/") + part.path();
      assertThat(text("amina", address)).as(address).contains("A place with parts", "aria-current");
      assertThat(answer("koffi", address).getStatus()).as(address).isEqualTo(404);
    }
  }

  private Submission latest(InitiativeNumber number, String form, String reader) {
    return submissions.of(number, people.actor(reader).orElseThrow()).stream()
        .filter(said -> said.form().equals(form))
        .findFirst()
        .orElseThrow();
  }

  private String text(String user, String address) throws Exception {
    MockHttpServletResponse answer = answer(user, address);
    assertThat(answer.getStatus()).as(address).isEqualTo(200);
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }

  private MockHttpServletResponse answer(String user, String address) throws Exception {
    return web.perform(get(address).with(user(user))).andReturn().getResponse();
  }
}
