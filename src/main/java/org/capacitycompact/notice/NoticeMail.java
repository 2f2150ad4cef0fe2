package org.capacitycompact.notice;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.mail.Letter;
import org.capacitycompact.mail.MailOrder;
import org.capacitycompact.mail.MailWriter;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.platform.text.WrittenText;
import org.capacitycompact.platform.web.PublicAddress;
import org.capacitycompact.web.ReaderZone;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Writes a mail of notices when it is sent: what its reader may still see then, has not seen yet,
 * and still has to do. One notice makes a mail of its own, several one that lists them.
 */
@Component
class NoticeMail implements MailWriter {

  static final String KIND = "notices";

  private static final int MOST_LINES = 12;
  private static final int SUBJECT = 120;
  private static final int SENTENCE = 200;
  private static final int ABOUT = 80;

  /** Both parts as they travel, in bytes; with the headers a mail has less than 20 kB. */
  private static final int HEAVIEST = 17_000;

  private final Inbox inbox;
  private final People people;
  private final NoticeText text;
  private final Wording wording;
  private final PublicAddress address;
  private final ITemplateEngine templates;

  NoticeMail(
      Inbox inbox,
      People people,
      NoticeText text,
      Wording wording,
      PublicAddress address,
      ITemplateEngine templates) {
    this.inbox = inbox;
    this.people = people;
    this.text = text;
    this.wording = wording;
    this.address = address;
    this.templates = templates;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<Letter> write(MailOrder order) {
    return people.actor(order.userId()).flatMap(reader -> write(order, reader));
  }

  private Optional<Letter> write(MailOrder order, Actor reader) {
    List<Inbox.Item> items =
        RowScope.within(
                RowScope.of(reader.audiences()), () -> inbox.ofMail(reader.userId(), order.id()))
            .stream()
            .filter(item -> isStillTold(item, reader))
            .toList();
    if (items.isEmpty()) {
      return Optional.empty();
    }
    try (ReaderZone.Opened zone = ReaderZone.open(reader.zone())) {
      return Optional.of(letter(order, reader, items));
    }
  }

  private static boolean isStillTold(Inbox.Item item, Actor reader) {
    return Readership.mayRead(reader, item.number(), item.entry() != null)
        && (!item.seen() || !item.topic().isChosen())
        && (item.waits() || !NoticeKinds.asks(item.kind()));
  }

  /** What the mail says of one notice. */
  record Line(@Nullable String about, String sentence, String link, boolean firstOfItsInitiative) {}

  /**
   * What a mail says.
   *
   * @param more how many notices it has no room for
   * @param because why its reader gets it; null when nobody chooses
   * @param stop where mails of its kinds are stopped; null when they cannot be
   * @param confidential whether it must not be answered
   */
  record Page(
      String subject,
      String greeting,
      List<Line> lines,
      int more,
      String all,
      @Nullable String because,
      String choose,
      @Nullable String stop,
      boolean confidential) {}

  private Letter letter(MailOrder order, Actor reader, List<Inbox.Item> items) {
    Letter letter = letter(order, reader, items, MOST_LINES);
    for (int most = MOST_LINES - 1; most > 0 && weight(letter) > HEAVIEST; most--) {
      letter = letter(order, reader, items, most);
    }
    return letter;
  }

  /** Letters beyond ASCII travel as three characters a byte. */
  private static int weight(Letter letter) {
    int weight = 0;
    for (byte each : (letter.text() + letter.html()).getBytes(StandardCharsets.UTF_8)) {
      weight += each < 0 || each == '=' ? 3 : 1;
    }
    return weight;
  }

  private Letter letter(MailOrder order, Actor reader, List<Inbox.Item> items, int most) {
    Locale language = order.language();
    List<Line> lines = lines(items, language, most);
    Set<Topic> topics = topics(items);
    String stop =
        topics.stream().anyMatch(Topic::isChosen)
            ? address.text() + "/notices/stop/" + order.stopKey()
            : null;
    Page page =
        new Page(
            subject(items, language),
            wording.say(language, "notice.mail.greeting", reader.name()),
            lines,
            items.size() - lines.size(),
            address.text() + "/notices",
            because(topics, language),
            address.text() + "/notices#how",
            stop,
            items.stream().anyMatch(NoticeMail::isConfidential));
    Letter letter =
        new Letter(
            page.subject(),
            plain(page, language),
            templates.process("notice/mail", new Context(language, Map.of("page", page))),
            stop);
    return page.confidential() ? letter.unanswerable() : letter;
  }

  /** Reports of harm: the secretariat, to which answers to mails go, knows nothing of them. */
  private static boolean isConfidential(Inbox.Item item) {
    return item.topic() == Topic.INTEGRITY || item.kind().equals("answer.waits");
  }

  private @Nullable String because(Set<Topic> topics, Locale language) {
    String chosen =
        topics.stream()
            .filter(Topic::isChosen)
            .map(topic -> text.topic(topic, language))
            .collect(Collectors.joining(" · "));
    return chosen.isEmpty() ? null : wording.say(language, "notice.mail.because", chosen);
  }

  private List<Line> lines(List<Inbox.Item> items, Locale language, int most) {
    List<Line> lines = new ArrayList<>();
    String before = "";
    for (Inbox.Item item : items.subList(0, Math.min(items.size(), most))) {
      String number = String.valueOf(item.number());
      lines.add(
          new Line(
              about(item),
              WrittenText.cut(text.plain(item, language), SENTENCE),
              address.text() + "/notices/" + item.id(),
              lines.isEmpty() || !number.equals(before)));
      before = number;
    }
    return lines;
  }

  private @Nullable String about(Inbox.Item item) {
    String about = text.about(item);
    return about == null || about.length() <= ABOUT ? about : WrittenText.cut(about, ABOUT) + "…";
  }

  private static Set<Topic> topics(List<Inbox.Item> items) {
    return items.stream()
        .map(Inbox.Item::topic)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Topic.class)));
  }

  private String subject(List<Inbox.Item> items, Locale language) {
    if (items.size() == 1) {
      Inbox.Item only = items.get(0);
      String sentence = text.plain(only, language);
      return WrittenText.cut(
          only.number() == null
              ? sentence
              : wording.say(language, "notice.mail.subject", only.number().value(), sentence),
          SUBJECT);
    }
    String numbers =
        items.stream()
            .flatMap(item -> Optional.ofNullable(item.number()).stream())
            .map(InitiativeNumber::value)
            .distinct()
            .limit(4)
            .collect(Collectors.joining(", "));
    return numbers.isEmpty()
        ? wording.say(language, "notice.mail.news", items.size())
        : wording.say(language, "notice.mail.several", items.size(), numbers);
  }

  private String plain(Page page, Locale language) {
    StringBuilder letter = new StringBuilder();
    letter.append(page.greeting()).append("\n\n");
    for (Line line : page.lines()) {
      if (line.about() != null && line.firstOfItsInitiative()) {
        letter.append(line.about()).append("\n\n");
      }
      letter.append(line.sentence()).append('\n').append(line.link()).append("\n\n");
    }
    if (page.more() > 0) {
      letter.append(wording.say(language, "notice.mail.more", page.more())).append('\n');
      letter.append(page.all()).append("\n\n");
    }
    letter.append("-- \n");
    if (page.confidential()) {
      letter.append(wording.say(language, "notice.mail.confidential")).append('\n');
    }
    if (page.because() != null) {
      letter.append(page.because()).append('\n');
    }
    letter.append(wording.say(language, "notice.mail.choose")).append(' ');
    letter.append(page.choose()).append('\n');
    if (page.stop() != null) {
      letter.append(wording.say(language, "notice.mail.stop")).append(' ');
      letter.append(page.stop()).append('\n');
    }
    return letter.toString();
  }
}
