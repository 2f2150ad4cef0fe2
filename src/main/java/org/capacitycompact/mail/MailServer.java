package org.capacitycompact.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.capacitycompact.mail.MailProperties.Bounces;
import org.capacitycompact.mail.MailProperties.Tls;
import org.capacitycompact.platform.UnusableSettingException;
import org.capacitycompact.platform.web.PublicAddress;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The configured server that takes our mail. Settings that cannot work refuse the start; whether
 * the server answers does not.
 */
@Component
@EnableConfigurationProperties(MailProperties.class)
class MailServer {

  private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);

  private final MailProperties settings;
  private final Session session;
  private final @Nullable InternetAddress from;
  private final @Nullable InternetAddress replyTo;

  MailServer(MailProperties settings, PublicAddress address) {
    this.settings = settings;
    if (settings.isOn()) {
      from = address("compact.mail.from", settings.from());
      replyTo = address("compact.mail.reply-to", settings.replyTo());
      check(settings);
      LOG.info(
          "Mail goes to {}:{} ({}), from {}",
          settings.host(),
          settings.portOrUsual(),
          settings.security(),
          from.getAddress());
    } else {
      from = null;
      replyTo = null;
      LOG.info("No mail is sent: compact.mail.host is not set");
    }
    session = Session.getInstance(properties(settings, address.host()));
  }

  boolean isOn() {
    return settings.isOn();
  }

  /** The settings as they work, without passwords. */
  MailCheck.Settings described() {
    Bounces bounces = settings.bounces();
    return new MailCheck.Settings(
        settings.hostOrNone(),
        settings.portOrUsual(),
        settings.security().name(),
        settings.signsIn() ? settings.username() : null,
        from == null ? "" : from.toUnicodeString(),
        replyTo == null ? "" : replyTo.toUnicodeString(),
        settings.isOn() ? bouncesTo(settings) : "",
        settings.isOn() && bounces.isOn() ? bounces.username() + " · " + bounces.host() : null);
  }

  /** A message that has its sender and its {@code Message-ID}, and stays so. */
  MimeMessage message(String messageId) throws MessagingException {
    MimeMessage message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
          }
        };
    message.setFrom(from);
    message.setReplyTo(new Address[] {replyTo});
    return message;
  }

  /** Hands a message to the server, which takes it or says why not. */
  Delivery deliver(MimeMessage message, InternetAddress to) {
    try (SMTPTransport transport = (SMTPTransport) session.getTransport("smtp")) {
      transport.connect(
          settings.hostOrNone(),
          settings.portOrUsual(),
          settings.signsIn() ? settings.username() : null,
          settings.signsIn() ? settings.password() : null);
      transport.sendMessage(message, new Address[] {to});
      return Delivery.accepted(String.valueOf(transport.getLastServerResponse()).strip());
    } catch (MessagingException failure) {
      return Delivery.failed(failure);
    }
  }

  private static Properties properties(MailProperties settings, String ourHost) {
    Properties mail = new Properties();
    String patience = String.valueOf(settings.patience().toMillis());
    mail.put("mail.smtp.connectiontimeout", patience);
    mail.put("mail.smtp.timeout", patience);
    mail.put("mail.smtp.writetimeout", patience);
    mail.put("mail.smtp.localhost", ourHost);
    mail.put("mail.smtp.auth", String.valueOf(settings.signsIn()));
    mail.put("mail.smtp.ssl.enable", String.valueOf(settings.security() == Tls.TLS));
    mail.put("mail.smtp.ssl.checkserveridentity", "true");
    mail.put("mail.smtp.starttls.enable", String.valueOf(settings.security() == Tls.STARTTLS));
    mail.put("mail.smtp.starttls.required", String.valueOf(settings.security() == Tls.STARTTLS));
    // It says goodbye without waiting for an answer: the mail was accepted before.
    mail.put("mail.smtp.quitwait", "false");
    if (settings.isOn()) {
      mail.put("mail.smtp.from", bouncesTo(settings));
    }
    return mail;
  }

  private static String bouncesTo(MailProperties settings) {
    return MailProperties.blank(settings.bouncesTo())
        ? address("compact.mail.from", settings.from()).getAddress()
        : address("compact.mail.bounces-to", settings.bouncesTo()).getAddress();
  }

  private static InternetAddress address(String setting, @Nullable String value) {
    if (MailProperties.blank(value)) {
      throw new UnusableSettingException(
          setting
              + " is not set: with compact.mail.host, give the address with its name, such as"
              + " \"The Compact <compact@example.org>\"");
    }
    try {
      InternetAddress[] parsed = InternetAddress.parse(value, true);
      if (parsed.length == 1 && !parsed[0].isGroup() && parsed[0].getAddress().contains("@")) {
        return new InternetAddress(parsed[0].getAddress(), parsed[0].getPersonal(), "UTF-8");
      }
    } catch (AddressException | java.io.UnsupportedEncodingException unreadable) {
      // Told below.
    }
    throw new UnusableSettingException(
        setting
            + " is \""
            + value
            + "\", which is no address of mail: give one, such as \"The Compact"
            + " <compact@example.org>\"");
  }

  private static void check(MailProperties settings) {
    port("compact.mail.port", settings.port());
    if (settings.signsIn() == MailProperties.blank(settings.password())) {
      throw new UnusableSettingException(
          "compact.mail.username and compact.mail.password are set together, or neither is");
    }
    if (settings.signsIn() && settings.sendsInTheClear()) {
      throw new UnusableSettingException(
          "compact.mail.tls is none, by which the password would go to "
              + settings.host()
              + " in the clear: set starttls or tls");
    }
    Bounces bounces = settings.bounces();
    if (bounces.isOn()) {
      port("compact.mail.bounces.port", bounces.port());
      if (MailProperties.blank(bounces.username()) || MailProperties.blank(bounces.password())) {
        throw new UnusableSettingException(
            "compact.mail.bounces.host is set without compact.mail.bounces.username and"
                + " compact.mail.bounces.password, by which the mailbox is read");
      }
      if (bounces.sendsInTheClear()) {
        throw new UnusableSettingException(
            "compact.mail.bounces.tls is none, by which the password would go to "
                + bounces.host()
                + " in the clear: set starttls or tls");
      }
    }
  }

  private static void port(String setting, @Nullable Integer port) {
    if (port != null && (port < 1 || port > 65_535)) {
      throw new UnusableSettingException(
          setting + " is " + port + ": give a number from 1 to 65535, or leave it out");
    }
  }
}
