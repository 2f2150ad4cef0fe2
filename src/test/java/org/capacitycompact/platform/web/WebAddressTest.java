package org.capacitycompact.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The address for links is configured by the operator, or the start is refused. */
class WebAddressTest {

  @ParameterizedTest
  @CsvSource({
    "https://compact.example.org, https://compact.example.org",
    "https://compact.example.org/, https://compact.example.org",
    "HTTPS://compact.example.org:8443, https://compact.example.org:8443",
    "http://localhost:8080, http://localhost:8080",
    "http://127.0.0.1, http://127.0.0.1",
    "http://[::1]:81, http://[::1]:81"
  })
  void anAddressIsASchemeAHostAndPerhapsAPort(String setting, String text) {
    assertThat(WebAddress.of(setting).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://compact.example.org",
        "compact.example.org",
        "https://",
        "https://compact.example.org/portal",
        "https://compact.example.org?a=b",
        "https://compact.example.org#a",
        "https://somebody@compact.example.org",
        "https://compact .example.org",
        "ftp://compact.example.org",
        "javascript:alert(1)",
        "//compact.example.org"
      })
  void whatNoLinkMayCarryIsRefusedWithHowToWriteIt(String setting) {
    assertThatThrownBy(() -> new ConfiguredHost(setting, new MockEnvironment()))
        .isInstanceOf(UnusableAddressException.class)
        .hasMessageContaining("compact.web.address")
        .hasMessageContaining("https://compact.example.org");
  }

  @Test
  void whateverHostWasSentAddressesAreMadeWithTheConfiguredOne() throws Exception {
    MockHttpServletRequest sent = new MockHttpServletRequest("GET", "/tasks");
    sent.setServerName("evil.example");
    sent.addHeader("Host", "evil.example");
    for (String setting : new String[] {"https://compact.example.org", ""}) {
      List<String> made = new ArrayList<>();
      new ConfiguredHost(setting, new MockEnvironment())
          .doFilter(
              sent,
              new MockHttpServletResponse(),
              (request, response) -> {
                HttpServletRequest read = (HttpServletRequest) request;
                made.add(ServletUriComponentsBuilder.fromContextPath(read).toUriString());
                made.add(read.getRequestURL().toString());
              });
      String own = setting.isEmpty() ? "http://localhost" : setting;
      assertThat(made).containsExactly(own, own + "/tasks");
    }
  }

  @Test
  void onAServerOfOnesOwnItHasToBeTold() {
    MockEnvironment own = new MockEnvironment().withProperty("spring.datasource.url", "jdbc:x");
    assertThatThrownBy(() -> new ConfiguredHost("", own))
        .isInstanceOf(UnusableAddressException.class)
        .hasMessageContaining("compact.web.address is not set");
    assertThat(new ConfiguredHost("", new MockEnvironment())).isNotNull();
  }
}
