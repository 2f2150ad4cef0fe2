package org.capacitycompact.mail.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.mail.MailCheck;
import org.capacitycompact.mail.MailRegister;
import org.capacitycompact.mail.MailRegister.Row;
import org.capacitycompact.mail.MailRegister.Standing;
import org.capacitycompact.mail.MailRegister.State;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.Paging;
import org.capacitycompact.web.SavableList;
import org.capacitycompact.web.SavedLists;
import org.capacitycompact.web.TableDownload;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether mail reaches people: what waits, was sent and failed, and the settings of the server. */
@Controller
class MailController implements SavableList {

  static final String PATH = "/administration/mail";

  private final MailRegister register;
  private final MailCheck check;
  private final SavedLists saved;
  private final Wording wording;
  private final Clock clock;

  MailController(
      MailRegister register, MailCheck check, SavedLists saved, Wording wording, Clock clock) {
    this.register = register;
    this.check = check;
    this.saved = saved;
    this.wording = wording;
    this.clock = clock;
  }

  /** A mail in words. */
  record Line(
      UUID id,
      String userId,
      String name,
      String address,
      String kind,
      Tag state,
      String what,
      String queued,
      String answer,
      boolean retried) {}

  /** A state to choose. */
  record Choice(String value, String label) {}

  @Override
  public String listPath() {
    return PATH;
  }

  @Override
  public boolean isOpenTo(Actor actor) {
    return Right.MANAGE_PEOPLE.of(actor);
  }

  @Override
  public Map<String, String> question(Map<String, String> asked) {
    return MailFilter.of(asked).query();
  }

  @GetMapping(PATH)
  String show(@RequestParam Map<String, String> asked, Actor actor, Locale language, Model model) {
    admit(actor);
    MailFilter filter = MailFilter.of(asked);
    int page = Paging.asked(asked.getOrDefault("page", ""));
    Standing standing = register.standing(actor);
    model.addAttribute("settings", check.settings(actor));
    model.addAttribute("standing", standing);
    model.addAttribute(
        "oldest", standing.oldest() == null ? null : since(standing.oldest(), language));
    model.addAttribute(
        "silent",
        standing.silentSince() == null ? null : wording.moment(standing.silentSince(), language));
    model.addAttribute(
        "askedNext",
        standing.askedNext() == null ? null : wording.moment(standing.askedNext(), language));
    model.addAttribute("filter", filter);
    model.addAttribute("saved", saved.of(this, filter.query(), actor));
    model.addAttribute(
        "states",
        Arrays.stream(State.values())
            .map(state -> new Choice(state.name(), wording.say(language, "mail.state." + state)))
            .toList());
    model.addAttribute(
        "rows",
        register.find(filter.search(), Paging.offset(page), Paging.SIZE, actor).stream()
            .map(row -> line(row, language))
            .toList());
    model.addAttribute(
        "paging", new Paging(page, register.count(filter.search(), actor), filter.query()));
    return "mail/mail";
  }

  @GetMapping({PATH + ".csv", PATH + ".xlsx"})
  void export(
      @RequestParam Map<String, String> asked,
      Actor actor,
      Locale language,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    admit(actor);
    TableDownload.send(
        request,
        response,
        language,
        "mail",
        headings(language),
        rows ->
            register.each(
                MailFilter.of(asked).search(), actor, row -> rows.accept(cells(row, language))));
  }

  /** Sends a message to whoever asks, and tells what the server said. */
  @PostMapping(PATH + "/test")
  String test(Actor actor, Locale language, RedirectAttributes next) {
    admit(actor);
    MailCheck.Result result = check.send(actor, language);
    next.addFlashAttribute("tested", result.outcome().name());
    next.addFlashAttribute(
        "testedWords", wording.say(language, "mail.test." + result.outcome(), result.to()));
    next.addFlashAttribute("testedAnswer", result.answer());
    return "redirect:" + PATH;
  }

  /** Tries a mail again, or all that wait or failed when none is named. */
  @PostMapping(PATH + "/retry")
  String tryAgain(
      @RequestParam(defaultValue = "") String mail, Actor actor, RedirectAttributes next) {
    admit(actor);
    int tried =
        mail.isEmpty()
            ? register.tryAllAgain(actor)
            : id(mail).filter(each -> register.tryAgain(each, actor)).isPresent() ? 1 : 0;
    next.addFlashAttribute("triedAgain", tried);
    return "redirect:" + PATH;
  }

  private static Optional<UUID> id(String typed) {
    return Optional.of(typed)
        .filter(each -> each.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
        .map(UUID::fromString);
  }

  private List<String> headings(Locale language) {
    return Stream.of(
            "person", "signInName", "address", "kind", "state", "queued", "ended", "answer")
        .map(column -> wording.say(language, "mail.column." + column))
        .toList();
  }

  private @Nullable Object[] cells(Row row, Locale language) {
    return new Object[] {
      row.name(),
      row.userId(),
      text(row.address()),
      kind(row, language),
      wording.say(language, "mail.state." + row.state()),
      row.queuedAt(),
      row.endedAt(),
      text(row.answer())
    };
  }

  private Line line(Row row, Locale language) {
    return new Line(
        row.id(),
        row.userId(),
        row.name(),
        text(row.address()),
        kind(row, language),
        state(row.state(), language),
        what(row, language),
        wording.recent(row.queuedAt(), language),
        text(row.answer()),
        row.state() == State.FAILED || row.state() == State.WAITING);
  }

  private String kind(Row row, Locale language) {
    return wording
        .find(language, "mail.kind." + row.kind())
        .orElseGet(() -> wording.say(language, "mail.kind.other"));
  }

  private Tag state(State state, Locale language) {
    return new Tag(
        wording.say(language, "mail.state." + state),
        switch (state) {
          case SENT -> "ok";
          case WAITING, DROPPED -> "";
          case FAILED, REFUSED, BOUNCED, GIVEN_UP -> "bad";
        });
  }

  /** What there is to know beside the state: why it was dropped, when it is tried next. */
  private String what(Row row, Locale language) {
    if (row.reason() != null) {
      return wording.say(language, "mail.reason." + row.reason());
    }
    Instant next = row.nextAt();
    if (row.state() == State.WAITING && next != null && next.isAfter(clock.instant())) {
      return wording.say(language, "mail.next", row.attempts(), wording.recent(next, language));
    }
    return row.endedAt() == null ? "" : wording.recent(row.endedAt(), language);
  }

  private String since(Instant oldest, Locale language) {
    long minutes = Math.max(0, Duration.between(oldest, clock.instant()).toMinutes());
    return minutes < 120
        ? wording.say(language, "mail.oldest.minutes", minutes)
        : wording.say(language, "mail.oldest.hours", minutes / 60);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static void admit(Actor actor) {
    if (!Right.MANAGE_PEOPLE.of(actor)) {
      throw new NotAllowedException();
    }
  }
}
