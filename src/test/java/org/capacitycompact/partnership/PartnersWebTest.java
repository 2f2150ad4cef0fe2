package org.capacitycompact.partnership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
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
@DisplayName("Partners at the doors")
class PartnersWebTest {

  private static final String ANSWER = "UserTask_AnswerDemand";
  private static final String CHOOSE = "UserTask_ChoosePartner";

  @Autowired private WebApplicationContext context;
  @Autowired private Cast cast;
  private MockMvc web;

  @BeforeEach
  void open() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
  }

  @Test
  @DisplayName("the task and the API show what is decided on, a column for each option")
  void options() throws Exception {
    InitiativeNumber number = asked("Chosen side by side");
    String answering = cast.tasks("siti", number, ANSWER).get(0);
    assertThat(text("siti", "/tasks/" + answering))
        .as("the demand that is answered")
        .contains("When the country says no", "The country, cash", "Who had the idea");
    both(number);

    String choosing = cast.tasks("amina", number, CHOOSE).get(0);
    assertThat(text("amina", "/tasks/" + choosing))
        .contains("The options side by side", "What siti gives", "What paulo gives")
        .contains("Whole cost", "can be chosen", "Pays itself")
        .doesNotContain("Shown");
    assertThat(text("amina", "/api/tasks/" + choosing))
        .contains("\"shows\"", "The options side by side", "What siti gives", "What paulo gives");
  }

  @Test
  @DisplayName("a provider finds no other's terms on any page, nor in the API")
  void termsAreKeptApart() throws Exception {
    InitiativeNumber number = asked("Terms kept apart");
    both(number);

    for (String address :
        List.of(
            "/initiatives/" + number,
            "/initiatives/" + number + "/plan",
            "/initiatives/" + number + "/partners",
            "/initiatives/" + number + "/history",
            "/api/initiatives/" + number)) {
      assertThat(text("siti", address)).as(address).doesNotContain("What paulo gives");
    }
    assertThat(text("siti", "/initiatives/" + number + "/partners"))
        .contains("What siti gives", "Other providers’ terms are for the country");
    assertThat(text("amina", "/initiatives/" + number + "/partners"))
        .contains("What siti gives", "What paulo gives")
        .doesNotContain("Other providers’ terms are for the country");

    cast.decide("amina", number, CHOOSE, Map.of("choiceReason", "They leave when we can"));
    assertThat(text("otieno", "/initiatives/" + number + "/partners"))
        .contains("They leave when we can", "chosen, lead", "answered with an offer");
  }

  private InitiativeNumber asked(String title) {
    InitiativeNumber number = Story.raised(cast, "KE", title).throughDemand().number();
    cast.decide("amina", number, "UserTask_InviteProviders");
    return number;
  }

  private void both(InitiativeNumber number) {
    cast.decide("siti", number, ANSWER, Map.of("offerDescription", "What siti gives"));
    cast.decide("paulo", number, ANSWER, Map.of("offerDescription", "What paulo gives"));
  }

  private String text(String user, String address) throws Exception {
    MockHttpServletResponse answer =
        web.perform(get(address).with(user(user))).andReturn().getResponse();
    assertThat(answer.getStatus()).as(address).isEqualTo(200);
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }
}
