package org.capacitycompact.platform.web;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The address for links that are written where no request is, in a mail: the setting {@code
 * compact.web.address}, or this machine's on the embedded database.
 */
@Component
public class PublicAddress {

  private static final int USUAL_PORT = 8080;

  private final @Nullable WebAddress configured;
  private final Environment environment;

  PublicAddress(@Value("${compact.web.address:}") String setting, Environment environment) {
    this.configured = setting.isBlank() ? null : WebAddress.of(setting);
    this.environment = environment;
  }

  /** The beginning of a link, without a slash at the end: {@code https://compact.example.org}. */
  public String text() {
    return address().text();
  }

  /** The name of the host, {@code compact.example.org}. */
  public String host() {
    return address().host();
  }

  private WebAddress address() {
    return configured == null ? WebAddress.ofThisMachine("http", port()) : configured;
  }

  /** A free port is known once the server listens on it. */
  private int port() {
    Integer asked = environment.getProperty("server.port", Integer.class, USUAL_PORT);
    return environment.getProperty("local.server.port", Integer.class, asked);
  }
}
