package org.capacitycompact.account;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.account.OneTimeLinks.Kind;
import org.capacitycompact.account.Person.State;
import org.capacitycompact.mail.Letter;
import org.capacitycompact.mail.LetterPaper;
import org.capacitycompact.mail.MailOrder;
import org.capacitycompact.mail.MailWriter;
import org.capacitycompact.mail.Mails;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.Secrets;
import org.capacitycompact.platform.web.PublicAddress;
import org.capacitycompact.web.Wording;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Sends links for choosing a password. A link is made when its mail is written, so that its token
 * is kept nowhere, and works once the server has taken the mail; until then an earlier one does. A
 * link that was given out meanwhile goes on working, and the mail is not sent.
 */
@Component
class LinksByMail {

  private final Mails mails;
  private final Clock clock;

  LinksByMail(Mails mails, Clock clock) {
    this.mails = mails;
    this.clock = clock;
  }

  /** Whether mail is on and the person has an address that takes it. */
  boolean reaches(Person person) {
    String email = person.email();
    return mails.isOn() && email != null && !email.isEmpty() && person.mailFailedAt() == null;
  }

  /**
   * Orders the mail.
   *
   * @param by who gives the link out
   */
  void send(Person person, Kind kind, String by) {
    mails.queue(person.userId(), mailOf(kind), clock.instant() + " " + by);
  }

  private static String mailOf(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  @Configuration(proxyBeanMethods = false)
  static class Writers {

    @Bean
    MailWriter invitations(Letters letters) {
      return new OfKind(Kind.INVITATION, letters);
    }

    @Bean
    MailWriter resets(Letters letters) {
      return new OfKind(Kind.RESET, letters);
    }
  }

  private record OfKind(Kind link, Letters letters) implements MailWriter {

    @Override
    public String kind() {
      return mailOf(link);
    }

    @Override
    public Optional<Letter> write(MailOrder order) {
      return letters.write(link, order);
    }
  }

  /** The letters in which the links stand. */
  @Component
  static class Letters {

    private final Directory directory;
    private final OneTimeLinks links;
    private final People people;
    private final PublicAddress address;
    private final Wording wording;

    Letters(
        Directory directory,
        OneTimeLinks links,
        People people,
        PublicAddress address,
        Wording wording) {
      this.directory = directory;
      this.links = links;
      this.people = people;
      this.address = address;
      this.wording = wording;
    }

    Optional<Letter> write(Kind kind, MailOrder order) {
      State needed = kind == Kind.INVITATION ? State.INVITED : State.OPEN;
      String[] about = order.about().split(" ", 2);
      return directory
          .person(order.userId())
          .filter(person -> person.state() == needed)
          .filter(person -> !links.isIssuedAfter(person.userId(), Instant.parse(about[0])))
          .map(person -> letter(person, kind, about[1], order.language()));
    }

    private Letter letter(Person person, Kind kind, String by, Locale language) {
      String token = Secrets.token();
      String text = kind == Kind.INVITATION ? "mail.invitation" : "mail.reset";
      String who = people.names(List.of(by)).getOrDefault(by, by);
      String what =
          by.equals(person.userId())
              ? wording.say(language, "mail.reset.own", person.name())
              : wording.say(language, text + ".what", person.name(), who);
      return LetterPaper.of(
              language,
              wording.say(language, text + ".subject"),
              List.of(
                  what,
                  wording.say(language, "mail.link.name", person.userId()),
                  wording.say(language, text + ".lasts"),
                  wording.say(language, "mail.link.alone")),
              wording.say(language, "mail.link.button"),
              address.text() + "/welcome/" + token + "?lang=" + language.toLanguageTag())
          .with(() -> links.keep(token, person.userId(), kind, by));
    }
  }
}
