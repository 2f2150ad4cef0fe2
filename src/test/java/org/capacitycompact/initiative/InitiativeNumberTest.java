package org.capacitycompact.initiative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.capacitycompact.CompactTest;
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
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("The number of an initiative")
class InitiativeNumberTest {

  @Autowired private WebApplicationContext context;
  @Autowired private ObjectMapper json;
  @Autowired private JdbcClient database;
  @Autowired private Cast cast;
  private MockMvc web;

  record Titled(InitiativeNumber number, String title) {}

  @BeforeEach
  void open() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "TG-2026-04", "tg-2026-004", "TG-2026-004 ", "T-2026-004", "TG-26-004"})
  @DisplayName("is none that the table of initiatives would refuse")
  void form(String none) {
    assertThatThrownBy(() -> InitiativeNumber.of(none))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(InitiativeNumber.read(none)).isEmpty();
  }

  @Test
  @DisplayName("is plain text in JSON and in messages, and begins with its country")
  void asText() throws Exception {
    InitiativeNumber number = InitiativeNumber.of("TG-2026-004");
    assertThat(json.writeValueAsString(new Titled(number, "A title")))
        .isEqualTo("{\"number\":\"TG-2026-004\",\"title\":\"A title\"}");
    assertThat(json.readValue("[\"TG-2026-004\"]", InitiativeNumber[].class))
        .containsExactly(number);
    assertThat("of " + number).isEqualTo("of TG-2026-004");
    assertThat(number.country()).isEqualTo("TG");
  }

  @Test
  @DisplayName("goes into SQL and comes out of it")
  void inSql() {
    InitiativeNumber number = cast.raise("amina", "Numbered");
    assertThat(
            database
                .sql("select number, title from initiative where number = :number")
                .param("number", number)
                .query(Titled.class)
                .single())
        .isEqualTo(new Titled(number, "Numbered"));
    assertThat(
            database
                .sql("select number from initiative where number = ?")
                .param(number)
                .query(InitiativeNumber.class)
                .list())
        .containsExactly(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "ke-2026-001", "KE-2026-001x"})
  @DisplayName("that nobody can have leads to nothing, at every door, as one that nobody has")
  void leadsNowhere(String none) throws Exception {
    for (String path : new String[] {"/initiatives/", "/api/initiatives/"}) {
      MockHttpServletResponse unknown = answer(path + "KE-1999-999");
      MockHttpServletResponse unusable = answer(path + none);
      assertThat(unknown.getStatus()).as(path).isEqualTo(404);
      assertThat(unusable.getStatus()).as(path).isEqualTo(404);
      assertThat(unusable.getContentAsString().replace(none, "KE-1999-999"))
          .as(path)
          .isEqualTo(unknown.getContentAsString());
    }
  }

  private MockHttpServletResponse answer(String path) throws Exception {
    return web.perform(get(path).with(user("amina"))).andReturn().getResponse();
  }
}
