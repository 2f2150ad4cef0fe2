package org.capacitycompact.notice;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
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
    String number = item.number();
    return Right.USE_PORTAL.of(reader)
        && (!item.seen() || !item.topic().isChosen())
        && (item.waits() || !NoticeKinds.asks(item.kind()))
        && (item.entry() == null
            || number == null
            || Right.SEE_HISTORY.on(reader, number.substring(0, 2)));
  }

  /** What the mail says of one notice. */
  record Line(@Nullable String about, String sentence, String link, boolean firstOfItsInitiative) {}

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
    Context page = new Context(language);
    String topics =
        topics(items).stream()
            .map(topic -> text.topic(topic, language))
            .collect(Collectors.joining(" · "));
    String subject = subject(items, language);
    String stop = address.text() + "/notices/stop/" + order.stopKey();
    page.setVariable("subject", subject);
    page.setVariable("greeting", wording.say(language, "notice.mail.greeting", reader.name()));
    page.setVariable("lines", lines);
    page.setVariable("alone", lines.size() == 1);
    page.setVariable("more", items.size() - lines.size());
    page.setVariable("all", address.text() + "/notices");
    page.setVariable("because", wording.say(language, "notice.mail.because", topics));
    page.setVariable("choose", address.text() + "/notices#how");
    page.setVariable("stop", stop);
    return new Letter(
        subject, plain(page, lines, language), templates.process("notice/mail", page), stop);
  }

  private List<Line> lines(List<Inbox.Item> items, Locale language, int most) {
    List<Line> lines = new ArrayList<>();
    String before = "";
    for (Inbox.Item item : items.subList(0, Math.min(items.size(), most))) {
      String number = item.number() == null ? "" : item.number();
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
              : wording.say(language, "notice.mail.subject", only.number(), sentence),
          SUBJECT);
    }
    String numbers =
        items.stream()
            .flatMap(item -> Optional.ofNullable(item.number()).stream())
            .distinct()
            .limit(4)
            .collect(Collectors.joining(", "));
    return wording.say(language, "notice.mail.several", items.size(), numbers);
  }

  private String plain(Context page, List<Line> lines, Locale language) {
    StringBuilder letter = new StringBuilder();
    letter.append(page.getVariable("greeting")).append("\n\n");
    for (Line line : lines) {
      if (line.about() != null && line.firstOfItsInitiative()) {
        letter.append(line.about()).append("\n\n");
      }
      letter.append(line.sentence()).append('\n').append(line.link()).append("\n\n");
    }
    int more = (Integer) page.getVariable("more");
    if (more > 0) {
      letter.append(wording.say(language, "notice.mail.more", more)).append('\n');
      letter.append(page.getVariable("all")).append("\n\n");
    }
    letter.append("-- \n").append(page.getVariable("because")).append('\n');
    letter.append(wording.say(language, "notice.mail.choose")).append(' ');
    letter.append(page.getVariable("choose")).append('\n');
    letter.append(wording.say(language, "notice.mail.stop")).append(' ');
    return letter.append(page.getVariable("stop")).append('\n').toString();
  }
}
