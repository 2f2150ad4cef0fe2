package org.capacitycompact.notice;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.mail.Mails;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.database.RowScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stops mails by the key that a mail carries, without signing in. Whoever has the key can do no
 * more than that: what is told stays on the page, and its reader may choose otherwise there.
 */
@Service
public class MailStop {

  private final Mails mails;
  private final People people;
  private final NoticeChoices choices;
  private final JdbcClient database;

  MailStop(Mails mails, People people, NoticeChoices choices, JdbcClient database) {
    this.mails = mails;
    this.people = people;
    this.choices = choices;
    this.database = database;
  }

  /** What the mail with this key told of; empty when there is no such mail. */
  @Transactional(readOnly = true)
  public Optional<Set<Topic>> topics(UUID key) {
    return byRule(() -> reader(key).map(found -> found.topics()));
  }

  /** Tells the mail's reader of these of its topics on the page only; which they were. */
  @Transactional
  public Optional<Set<Topic>> stop(UUID key, Set<Topic> wanted) {
    return byRule(
        () ->
            reader(key)
                .map(
                    found -> {
                      Set<Topic> stopped =
                          found.topics().stream()
                              .filter(wanted::contains)
                              .collect(Collectors.toCollection(() -> EnumSet.noneOf(Topic.class)));
                      stopped.forEach(
                          topic -> choices.choose(found.actor(), topic, Topic.Way.HERE));
                      return stopped;
                    }));
  }

  private record Reader(Actor actor, Set<Topic> topics) {}

  private Optional<Reader> reader(UUID key) {
    return mails
        .withStopKey(key)
        .flatMap(
            mail ->
                people.actor(mail.userId()).map(actor -> new Reader(actor, topicsOf(mail.id()))));
  }

  private Set<Topic> topicsOf(UUID mail) {
    return database
        .sql("select distinct topic from notice where mail = ?")
        .param(mail)
        .query(String.class)
        .list()
        .stream()
        .map(Topic::valueOf)
        .filter(Topic::isChosen)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Topic.class)));
  }

  /** The reader has not signed in: the key is their right, to this and to nothing else. */
  private static <T> T byRule(Supplier<T> work) {
    return RowScope.within(RowScope.everything(), work);
  }
}
