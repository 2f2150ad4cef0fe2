package org.capacitycompact.mail;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The server that takes our mail. Nothing is sent without a host.
 *
 * @param host name of the server
 * @param port 587 with STARTTLS, 465 with TLS, 25 without, unless set
 * @param username if the server asks who sends
 * @param password the password with it
 * @param tls how the connection is secured; required STARTTLS unless the server is this machine
 * @param from sender of every mail, with its name: {@code The Compact <compact@example.org>}
 * @param replyTo where answers go: a named address of the secretariat
 * @param bouncesTo envelope sender, to which undeliverable mail returns; the address of {@code
 *     from} if absent
 * @param patience how long the server may take for each step
 * @param bounces the mailbox of bounces
 */
@ConfigurationProperties("compact.mail")
record MailProperties(
    @Nullable String host,
    @Nullable Integer port,
    @Nullable String username,
    @Nullable String password,
    @Nullable Tls tls,
    @Nullable String from,
    @Nullable String replyTo,
    @Nullable String bouncesTo,
    @DefaultValue("10s") Duration patience,
    @DefaultValue Bounces bounces) {

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  /** How the connection to a server is secured. */
  enum Tls {
    NONE(25),
    STARTTLS(587),
    TLS(465);

    private final int port;

    Tls(int port) {
      this.port = port;
    }
  }

  /**
   * The mailbox that bounces come back to, read by IMAP; none is read without a host.
   *
   * @param host name of the server
   * @param port 993 with TLS, 143 otherwise, unless set
   * @param tls how the connection is secured; TLS unless the server is this machine
   * @param folder the folder that is read; what was understood is deleted from it
   */
  record Bounces(
      @Nullable String host,
      @Nullable Integer port,
      @Nullable String username,
      @Nullable String password,
      @Nullable Tls tls,
      @DefaultValue("INBOX") String folder) {

    boolean isOn() {
      return !blank(host);
    }

    Tls security() {
      return tls != null ? tls : isHere(host) ? Tls.NONE : Tls.TLS;
    }

    int portOrUsual() {
      return port != null ? port : security() == Tls.TLS ? 993 : 143;
    }

    boolean sendsInTheClear() {
      return security() == Tls.NONE && !isHere(host);
    }

    @Override
    public String toString() {
      return "Bounces[" + host + "]";
    }
  }

  boolean isOn() {
    return !blank(host);
  }

  String hostOrNone() {
    return Objects.requireNonNullElse(host, "");
  }

  Tls security() {
    return tls != null ? tls : isHere(host) ? Tls.NONE : Tls.STARTTLS;
  }

  int portOrUsual() {
    return port != null ? port : security().port;
  }

  boolean sendsInTheClear() {
    return security() == Tls.NONE && !isHere(host);
  }

  boolean signsIn() {
    return !blank(username);
  }

  static boolean blank(@Nullable String setting) {
    return setting == null || setting.isBlank();
  }

  private static boolean isHere(@Nullable String host) {
    return host != null && THIS_MACHINE.contains(host.strip().toLowerCase(java.util.Locale.ROOT));
  }

  /** Without the passwords. */
  @Override
  public String toString() {
    return "MailProperties[" + host + "]";
  }
}
