package org.capacitycompact.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("The pages of countries that take part")
class ParticipationWebTest {

  private static final String UNSEEN = "\u200b\u2060\u00ad\u3164";

  @Autowired private WebApplicationContext context;
  @Autowired private Cast cast;
  @Autowired private ParticipationRecord record;

  private MockMvc web;
  private InitiativeNumber number;
  private String page;

  @BeforeEach
  void invited() throws Exception {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
    number = Story.raised(cast, "KE", "A river on pages").number();
    assertThat(
            sent(
                    "amina",
                    "/initiatives/" + number + "/countries/invite",
                    Map.of(
                        "invitedCountry",
                        "TG",
                        "askedOfCountry",
                        "Courses for its districts",
                        "countryAnswersBy",
                        LocalDate.now(ZoneId.of("Africa/Nairobi")).plusDays(20).toString()))
                .getStatus())
        .isEqualTo(302);
    page = "/participations/" + record.of(number).get(0).id();
  }

  @ParameterizedTest
  @CsvSource({
    "amina, 200, 200",
    "wanjiku, 200, 200",
    "koffi, 200, 404",
    "adjoa, 200, 404",
    "kossi, 404, 404",
    "namono, 404, 404",
    "kato, 404, 404",
    "siti, 404, 404"
  })
  @DisplayName("show an invitation to those who answer it, and nothing of the initiative")
  void doors(String person, int ofInvitation, int ofInitiative) throws Exception {
    assertThat(got(person, page, "en").getStatus()).isEqualTo(ofInvitation);
    for (String address : new String[] {"", "/countries", "/plan"}) {
      assertThat(got(person, "/initiatives/" + number + address, "en").getStatus())
          .as(address)
          .isEqualTo(ofInitiative);
    }
    assertThat(got(person, "/api/initiatives/" + number + "/countries", "en").getStatus())
        .isEqualTo(ofInitiative);
  }

  @Test
  @DisplayName("let a French-speaking country recommend, endorse, read and leave, in its language")
  void answered() throws Exception {
    assertThat(text(got("koffi", page, "fr")))
        .contains("Courses for its districts", "Recommander de participer")
        .doesNotContain("href=\"/initiatives/" + number);
    assertThat(text(got("koffi", "/", "fr"))).contains(page);
    assertThat(sent("adjoa", page + "/decide", Map.of("participationDecision", "accept")))
        .as("nobody has recommended it")
        .returns(422, MockHttpServletResponse::getStatus);
    assertThat(
            sent("koffi", page + "/recommend", Map.of("recommendationWords", "Nos districts aussi"))
                .getStatus())
        .isEqualTo(302);
    assertThat(
            sent("adjoa", page + "/decide", Map.of("participationDecision", "accept")).getStatus())
        .isEqualTo(302);
    for (String address : new String[] {"", "/countries", "/partners", "/plan/results"}) {
      assertThat(got("kossi", "/initiatives/" + number + address, "fr").getStatus())
          .as(address)
          .isEqualTo(200);
    }
    assertThat(got("koffi", "/initiatives/" + number + "/stop", "fr").getStatus())
        .as("not the lead's acts")
        .isEqualTo(403);
    assertThat(sent("amina", page + "/withdraw", Map.of()).getStatus())
        .as("too late to take back")
        .isEqualTo(409);
    assertThat(sent("adjoa", page + "/leave", Map.of("leavingReason", UNSEEN)).getStatus())
        .isEqualTo(422);
    assertThat(sent("adjoa", page + "/leave", Map.of("leavingReason", "Élections")).getStatus())
        .isEqualTo(302);
    assertThat(got("kossi", "/initiatives/" + number, "fr").getStatus()).isEqualTo(404);
    assertThat(text(got("koffi", page, "fr"))).contains("Élections");
    assertThat(text(got("amina", "/initiatives/" + number + "/countries", "en")))
        .contains("Élections", "left");
    assertThat(text(got("koffi", "/participations", "fr"))).contains(page);
  }

  @Test
  @DisplayName("refuse an invitation without a country, words or a day to come, at the field")
  void refused() throws Exception {
    MockHttpServletResponse answer =
        sent(
            "amina",
            "/initiatives/" + number + "/countries/invite",
            Map.of(
                "invitedCountry",
                "UG",
                "askedOfCountry",
                UNSEEN,
                "countryAnswersBy",
                "2020-01-01"));
    assertThat(answer.getStatus()).isEqualTo(422);
    answer =
        sent(
            "amina",
            "/initiatives/" + number + "/countries/invite",
            Map.of(
                "invitedCountry",
                "UG",
                "askedOfCountry",
                "Courses",
                "countryAnswersBy",
                "2020-01-01"));
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(record.of(number)).hasSize(1);
  }

  private MockHttpServletResponse got(String person, String address, String language)
      throws Exception {
    return web.perform(get(address).with(user(person)).header("Accept-Language", language))
        .andReturn()
        .getResponse();
  }

  private MockHttpServletResponse sent(String person, String address, Map<String, String> fields)
      throws Exception {
    MockHttpServletRequestBuilder request = post(address).with(user(person)).with(csrf());
    fields.forEach(request::param);
    return web.perform(request).andReturn().getResponse();
  }

  private static String text(MockHttpServletResponse answer) throws Exception {
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }
}
