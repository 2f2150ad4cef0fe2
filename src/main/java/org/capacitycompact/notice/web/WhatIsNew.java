package org.capacitycompact.notice.web;

import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.notice.Inbox;
import org.capacitycompact.notice.Inbox.Item;
import org.capacitycompact.notice.Inbox.Which;
import org.capacitycompact.notice.NoticeText;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.HomePart;
import org.capacitycompact.web.Wording;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a person was told and has not seen yet. */
@Component
@Order(90)
class WhatIsNew implements HomePart {

  private final Inbox inbox;
  private final NoticeText text;
  private final Wording wording;

  WhatIsNew(Inbox inbox, NoticeText text, Wording wording) {
    this.inbox = inbox;
    this.text = text;
    this.wording = wording;
  }

  @Override
  public Optional<Board> of(Actor reader, Locale language) {
    return Optional.of(
        Board.ofLines(
            "new",
            wording.say(language, "home.new"),
            inbox.of(reader.userId(), Which.NEW, "", 0, FEW).stream()
                .map(item -> line(item, language))
                .toList(),
            wording.say(language, "home.new.none"),
            new Link(wording.say(language, "home.new.all"), "/notices")));
  }

  private Line line(Item item, Locale language) {
    return new Line(
        Cell.of(text.sentence(item, language)).leadingTo("/notices/" + item.id()),
        about(item, language),
        null);
  }

  private Cell about(Item item, Locale language) {
    String when = wording.recent(item.at(), language);
    String title = item.title();
    return Cell.of(
        item.number() == null || title == null
            ? when
            : when + " · " + item.number() + " " + Quoted.in(item.titleLanguage(), title));
  }
}
