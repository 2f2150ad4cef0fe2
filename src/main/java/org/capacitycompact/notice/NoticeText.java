package org.capacitycompact.notice;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.web.HistoryText;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says a notice in its reader's language: in words of its own, or in those of the history. */
@Component
public class NoticeText {

  private final Wording wording;
  private final HistoryText history;

  NoticeText(Wording wording, HistoryText history) {
    this.wording = wording;
    this.history = history;
  }

  /** The sentence in parts; what somebody wrote in it has its own language. */
  public List<Quoted.Part> parts(Inbox.Item notice, Locale language) {
    return Quoted.parts(sentence(notice, language));
  }

  /** The sentence. */
  public String plain(Inbox.Item notice, Locale language) {
    return Quoted.plain(sentence(notice, language));
  }

  /** The sentence, in which what somebody wrote is {@link Quoted}. */
  public String sentence(Inbox.Item notice, Locale language) {
    Chronicle.Entry entry = notice.entry();
    return wording
        .find(language, "notice." + notice.kind(), arguments(notice, language))
        // What a later release tells, this one may have no words for.
        .orElseGet(
            () -> entry == null ? topic(notice.topic(), language) : ofHistory(entry, language));
  }

  private String ofHistory(Chronicle.Entry entry, Locale language) {
    String text = history.of(entry, language);
    String person = wording.actor(entry.person(), entry.inPlaceOf(), language);
    return person == null ? text : wording.say(language, "notice.byPerson", person, text);
  }

  /** The step's name and its day come first where it is about a task. */
  private Object[] arguments(Inbox.Item notice, Locale language) {
    Chronicle.Entry entry = notice.entry();
    List<String> detail = entry == null ? notice.detail() : history.quoted(entry);
    return Stream.concat(
            task(notice, language), Stream.of(wording.arguments(notice.kind(), detail, language)))
        .toArray();
  }

  private Stream<Object> task(Inbox.Item notice, Locale language) {
    String task = notice.task();
    return task == null
        ? Stream.empty()
        : Stream.of(
            wording.task(task, language),
            notice.dueAt() == null ? "" : wording.day(notice.dueAt(), language));
  }

  /** What it is about, in a word or two. */
  public String topic(Topic topic, Locale language) {
    return wording.say(language, "notice.topic." + topic);
  }

  /** The initiative with its title; null when it is about none. */
  public @Nullable String about(Inbox.Item notice) {
    return notice.number() == null
        ? null
        : notice.title() == null
            ? notice.number().value()
            : notice.number() + " · " + notice.title();
  }
}
