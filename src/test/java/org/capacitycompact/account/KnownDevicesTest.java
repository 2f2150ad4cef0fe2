package org.capacitycompact.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.util.List;
import org.capacitycompact.CompactTest;
import org.capacitycompact.platform.database.RowScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("A sign-in")
class KnownDevicesTest {

  private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0";

  @Autowired KnownDevices devices;
  @Autowired JdbcClient database;
  @Autowired WebApplicationContext context;

  @BeforeEach
  void afiIsNew() {
    database.sql("delete from known_device where user_id in ('afi', 'kossi')").update();
    database.sql("delete from outbox where kind = 'account.newDevice'").update();
  }

  @Test
  @DisplayName(
      "from a browser that was not used before is told to its person, the first of all is not")
  void told() throws Exception {
    Cookie first = signIn("afi", null);
    assertThat(told("afi")).isEmpty();
    assertThat(first.isHttpOnly()).isTrue();

    Cookie again = signIn("afi", first);
    assertThat(again.getValue()).isEqualTo(first.getValue());
    assertThat(told("afi")).as("the same browser").isEmpty();

    signIn("afi", null);
    assertThat(told("afi")).singleElement().asString().startsWith("{\"Firefox, Linux\",20");

    signIn("afi", new Cookie("compact-device", "made-up"));
    assertThat(told("afi")).as("a value that nobody was given").hasSize(2);
  }

  @Test
  @DisplayName("from somebody else’s browser is told as well")
  void another() throws Exception {
    Cookie first = signIn("afi", null);
    signIn("kossi", null);
    signIn("kossi", first);
    assertThat(told("kossi")).hasSize(1);
    assertThat(told("afi")).isEmpty();
  }

  @Test
  @DisplayName("with a wrong password is not noted")
  void refused() throws Exception {
    MockHttpServletResponse answer =
        did(
            post("/sign-in")
                .param("username", "afi")
                .param("password", "wrong-Password-1")
                .header("User-Agent", FIREFOX));
    assertThat(answer.getCookie("compact-device")).isNull();
    assertThat(
            database
                .sql("select count(*) from known_device where user_id = 'afi'")
                .query(Integer.class)
                .single())
        .isZero();
    database.sql("delete from sign_in_wait").update();
  }

  @Test
  @DisplayName("of whoever has no account here leaves nothing")
  void unknown() {
    RowScope.within(RowScope.nothing(), () -> devices.signedIn("nobodyWeKnow", null, FIREFOX));
    assertThat(
            database
                .sql("select count(*) from known_device where user_id = 'nobodyWeKnow'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  private List<String> told(String person) {
    return database
        .sql(
            "select detail::text from outbox where kind = 'account.newDevice' and ? = any (audiences)")
        .param("user:" + person)
        .query(String.class)
        .list();
  }

  private Cookie signIn(String person, Cookie kept) throws Exception {
    MockHttpServletRequestBuilder request =
        post("/sign-in")
            .param("username", person)
            .param("password", "Compact-2026!")
            .header("User-Agent", FIREFOX);
    MockHttpServletResponse answer = did(kept == null ? request : request.cookie(kept));
    assertThat(answer.getRedirectedUrl()).doesNotContain("sign-in");
    return answer.getCookie("compact-device");
  }

  private MockHttpServletResponse did(MockHttpServletRequestBuilder request) throws Exception {
    return MockMvcBuilders.webAppContextSetup(context)
        .apply(SecurityMockMvcConfigurers.springSecurity())
        .build()
        .perform(request.with(csrf()))
        .andReturn()
        .getResponse();
  }
}
