package org.capacitycompact.notice.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.notice.Inbox;
import org.capacitycompact.notice.Inbox.Item;
import org.capacitycompact.notice.Inbox.Which;
import org.capacitycompact.notice.NoticeChoices;
import org.capacitycompact.notice.NoticeText;
import org.capacitycompact.notice.Topic;
import org.capacitycompact.notice.Topic.Way;
import org.capacitycompact.party.Mailboxes;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.language.InterfaceLanguages;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Paging;
import org.capacitycompact.web.QueryParameters;
import org.capacitycompact.web.ReaderZone;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is new for me, and how I want to be told. */
@Controller
@RequestMapping("/notices")
class NoticesController {

  private final Inbox inbox;
  private final NoticeChoices choices;
  private final NoticeText text;
  private final People people;
  private final Mailboxes mailboxes;
  private final Wording wording;
  private final Clock clock;

  NoticesController(
      Inbox inbox,
      NoticeChoices choices,
      NoticeText text,
      People people,
      Mailboxes mailboxes,
      Wording wording,
      Clock clock) {
    this.people = people;
    this.mailboxes = mailboxes;
    this.inbox = inbox;
    this.choices = choices;
    this.text = text;
    this.wording = wording;
    this.clock = clock;
  }

  /** A day with what came on it. */
  record Day(String heading, List<Row> rows) {}

  /** A notice in words. */
  record Row(
      UUID id,
      String time,
      List<Quoted.Part> text,
      @Nullable InitiativeNumber number,
      @Nullable String title,
      @Nullable String language,
      boolean seen,
      boolean waits) {}

  /** How one is told of a topic. */
  record Choice(String topic, String label, String way) {}

  @GetMapping
  String list(@RequestParam Map<String, String> asked, Actor actor, Locale language, Model model) {
    Which which = QueryParameters.one(Which.values(), asked.get("which"));
    Which shown = which == null ? Which.ALL : which;
    String number = QueryParameters.text(asked, "number");
    int page = Paging.asked(asked.getOrDefault("page", ""));
    Map<String, String> query = new LinkedHashMap<>();
    if (shown != Which.ALL) {
      query.put("which", shown.name());
    }
    if (!number.isEmpty()) {
      query.put("number", number);
    }
    String user = actor.userId();
    model.addAttribute(
        "days", days(inbox.of(user, shown, number, Paging.offset(page), Paging.SIZE), language));
    model.addAttribute(
        "paging", new Paging(page, inbox.count(user, shown, number, Paging.COUNTED_UP_TO), query));
    model.addAttribute("which", shown.name());
    model.addAttribute("number", number);
    model.addAttribute("until", clock.instant());
    model.addAttribute("choices", choices(actor, language));
    model.addAttribute("ways", Arrays.stream(Way.values()).map(Enum::name).toList());
    model.addAttribute("hours", IntStream.range(0, 24).boxed().toList());
    model.addAttribute("hour", choices.hourOf(user));
    Mailboxes.Mailbox box = mailboxes.of(user).orElseThrow(NotThereException::new);
    model.addAttribute("mailLanguage", box.language().toLanguageTag());
    model.addAttribute("unreachable", box.address() == null || box.failing() != null);
    return "notice/notices";
  }

  private List<Day> days(List<Item> items, Locale language) {
    Map<LocalDate, List<Row>> days = new LinkedHashMap<>();
    for (Item item : items) {
      days.computeIfAbsent(ReaderZone.day(item.at()), day -> new ArrayList<>())
          .add(row(item, language));
    }
    return days.entrySet().stream()
        .map(day -> new Day(heading(day.getKey(), language), day.getValue()))
        .toList();
  }

  private String heading(LocalDate day, Locale language) {
    LocalDate today = ReaderZone.today(clock);
    String date = wording.day(day, language);
    return day.equals(today)
        ? wording.say(language, "notices.today", date)
        : day.equals(today.minusDays(1)) ? wording.say(language, "notices.yesterday", date) : date;
  }

  private Row row(Item item, Locale language) {
    return new Row(
        item.id(),
        wording.time(item.at(), language),
        text.parts(item, language),
        item.number(),
        item.title(),
        item.titleLanguage(),
        item.seen(),
        item.waits());
  }

  private List<Choice> choices(Actor actor, Locale language) {
    return choices.of(actor).entrySet().stream()
        .map(
            each ->
                new Choice(
                    each.getKey().name(),
                    text.topic(each.getKey(), language),
                    each.getValue().name()))
        .toList();
  }

  /** Leads to what a notice is about; it counts as seen from then on. */
  @GetMapping("/{id:[0-9a-f-]{36}}")
  String open(@PathVariable UUID id, Actor actor) {
    return "redirect:"
        + inbox.open(actor.userId(), id).orElseThrow(NotThereException::new).leadsTo();
  }

  /** What came until the page was read counts as seen, and nothing that came since. */
  @PostMapping("/seen")
  String seen(@RequestParam(defaultValue = "") String until, Actor actor) {
    inbox.seeAll(actor.userId(), moment(until));
    return "redirect:/notices";
  }

  private Instant moment(String until) {
    try {
      return Instant.parse(until);
    } catch (DateTimeParseException unreadable) {
      return clock.instant();
    }
  }

  /** Keeps how one wants to be told. */
  @PostMapping("/choices")
  String choose(@RequestParam Map<String, String> asked, Actor actor) {
    Map<Topic, Way> ways = new EnumMap<>(Topic.class);
    for (Topic topic : Topic.values()) {
      Way way = QueryParameters.one(Way.values(), asked.get(topic.name()));
      if (way != null) {
        ways.put(topic, way);
      }
    }
    String hour = asked.getOrDefault("hour", "");
    choices.choose(
        actor,
        ways,
        hour.matches("[01]?[0-9]|2[0-3]")
            ? Integer.parseInt(hour)
            : choices.hourOf(actor.userId()));
    InterfaceLanguages.of(asked.get("language"))
        .ifPresent(language -> people.setLanguage(actor.userId(), language.tag()));
    return "redirect:/notices?chosen#how";
  }
}
