package org.capacitycompact.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.capacitycompact.platform.UnusableSettingException;
import org.capacitycompact.platform.web.PublicAddress;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@DisplayName("The settings of the mail server")
class MailSettingsTest {

  private static final Map<String, String> USABLE =
      Map.of(
          "host", "mail.example.org",
          "username", "compact",
          "password", "very secret",
          "from", "The Compact <compact@example.org>",
          "reply-to", "secretariat@example.org");

  @Test
  @DisplayName("require encryption, except to this machine, and take the usual port")
  void encryption() {
    assertThat(described(Map.of())).isEqualTo("mail.example.org:587 STARTTLS");
    assertThat(described(Map.of("tls", "tls"))).isEqualTo("mail.example.org:465 TLS");
    assertThat(described(Map.of("host", "localhost"))).isEqualTo("localhost:25 NONE");
    assertThat(described(Map.of("host", "localhost", "tls", "starttls", "port", "2525")))
        .isEqualTo("localhost:2525 STARTTLS");
  }

  @Test
  @DisplayName("may be left out: then mail is off")
  void off() {
    assertThat(server(Map.of("host", "")).isOn()).isFalse();
    assertThat(server(Map.of()).isOn()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "from, '', compact.mail.from is not set",
    "from, nobody, compact.mail.from is \"nobody\"",
    "from, 'a@example.org, b@example.org', compact.mail.from",
    "reply-to, '', compact.mail.reply-to is not set",
    "bounces-to, @, compact.mail.bounces-to",
    "port, 70000, compact.mail.port is 70000",
    "password, '', are set together",
    "username, '', are set together",
    "tls, none, in the clear",
    "bounces.host, imap.example.org, compact.mail.bounces.username"
  })
  @DisplayName("that cannot work refuse the start, and say how to write them")
  void unusable(String setting, String value, String said) {
    assertThatThrownBy(() -> server(Map.of(setting, value)))
        .isInstanceOf(UnusableSettingException.class)
        .hasMessageContaining(said)
        .hasMessageNotContaining("very secret");
  }

  @Test
  @DisplayName("never tell a password")
  void noPassword() {
    MailProperties settings =
        properties(
            Map.of(
                "bounces.host",
                "imap.example.org",
                "bounces.password",
                "very secret",
                "bounces.username",
                "b"));
    assertThat(settings.password()).isEqualTo("very secret");
    assertThat(settings.toString() + settings.bounces()).doesNotContain("very secret");
    assertThat(server(Map.of()).described().toString()).doesNotContain("very secret");
  }

  private static String described(Map<String, String> changed) {
    MailCheck.Settings settings = server(changed).described();
    return settings.host() + ":" + settings.port() + " " + settings.tls();
  }

  private static MailServer server(Map<String, String> changed) {
    PublicAddress address = Mockito.mock(PublicAddress.class);
    Mockito.when(address.host()).thenReturn("compact.example.org");
    return new MailServer(properties(changed), address);
  }

  private static MailProperties properties(Map<String, String> changed) {
    Map<String, String> all = new HashMap<>();
    USABLE.forEach((name, value) -> all.put("compact.mail." + name, value));
    changed.forEach((name, value) -> all.put("compact.mail." + name, value));
    MailProperties bound =
        new Binder(new MapConfigurationPropertySource(all))
            .bind("compact.mail", MailProperties.class)
            .get();
    assertThat(bound.patience()).isEqualTo(Duration.ofSeconds(10));
    return bound;
  }
}
