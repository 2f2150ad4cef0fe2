package org.capacitycompact.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
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
  public static final GreenMail SERVER =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
          });

  static {
    SERVER.start();
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

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
