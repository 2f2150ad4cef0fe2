package org.capacitycompact.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The tests' mail server, one for each machine that runs tests: it listens before the first
 * application starts, on a port that is chosen once.
 */
public class TestMailServer implements EnvironmentPostProcessor {

  /** Takes mail for everybody, and lets it be read by IMAP with the address as the password. */
  public static final GreenMail SERVER = started(5);

  /** Another process may take a free port before the server does; then it looks for others. */
  private static GreenMail started(int attempts) {
    GreenMail server =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
            });
    try {
      server.start();
      return server;
    } catch (RuntimeException taken) {
      server.stop();
      if (attempts == 1) {
        throw taken;
      }
      return started(attempts - 1);
    }
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    environment
        .getPropertySources()
        .addLast(
            new MapPropertySource(
                "mail server of the tests",
                Map.of(
                    "compact.test.smtp",
                    SERVER.getSmtp().getPort(),
                    "compact.test.imap",
                    SERVER.getImap().getPort())));
  }

  /** What was sent to an address, in order. */
  public static List<MimeMessage> sentTo(String address) {
    return Arrays.stream(SERVER.getReceivedMessages())
        .filter(message -> recipients(message).contains(address))
        .toList();
  }

  private static String recipients(MimeMessage message) {
    try {
      return Arrays.toString(message.getAllRecipients());
    } catch (MessagingException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
