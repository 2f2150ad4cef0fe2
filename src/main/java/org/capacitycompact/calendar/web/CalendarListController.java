package org.capacitycompact.calendar.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.calendar.CalendarEntry;
import org.capacitycompact.calendar.CalendarWords;
import org.capacitycompact.calendar.OwnCalendar;
import org.capacitycompact.calendar.OwnCalendar.Search;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.web.Paging;
import org.capacitycompact.web.ReaderZone;
import org.capacitycompact.web.SavableList;
import org.capacitycompact.web.SavedLists;
import org.capacitycompact.web.TableDownload;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** My dates as a list. */
@Controller
class CalendarListController implements SavableList {

  private static final String PATH = "/calendar/list";

  private final OwnCalendar calendar;
  private final CalendarWords words;
  private final SavedLists saved;
  private final Wording wording;
  private final Clock clock;

  CalendarListController(
      OwnCalendar calendar, CalendarWords words, SavedLists saved, Wording wording, Clock clock) {
    this.calendar = calendar;
    this.words = words;
    this.saved = saved;
    this.wording = wording;
    this.clock = clock;
  }

  /** A kind to filter by. */
  record Kind(String value, String label) {}

  @Override
  public String listPath() {
    return PATH;
  }

  @Override
  public Map<String, String> question(Map<String, String> asked) {
    return CalendarFilter.of(asked).query();
  }

  @GetMapping(PATH)
  String list(@RequestParam Map<String, String> asked, Actor actor, Locale language, Model model) {
    CalendarFilter filter = CalendarFilter.of(asked);
    Search search = filter.search(ReaderZone.today(clock));
    int page = Paging.asked(asked.getOrDefault("page", ""));
    List<CalendarEntry> entries = calendar.find(actor, search, Paging.offset(page), Paging.SIZE);
    Map<InitiativeNumber, OwnCalendar.Titled> titles = calendar.titles(entries);
    model.addAttribute(
        "rows",
        entries.stream()
            .map(entry -> EntryRow.of(entry, titles, words, wording, language))
            .toList());
    model.addAttribute("filter", filter);
    model.addAttribute("saved", saved.of(this, filter.query(), actor));
    model.addAttribute("kinds", kinds(actor, language));
    model.addAttribute("paging", new Paging(page, calendar.count(actor, search), filter.query()));
    return "calendar/list";
  }

  @GetMapping({PATH + ".csv", PATH + ".xlsx"})
  void export(
      @RequestParam Map<String, String> asked,
      Actor actor,
      Locale language,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Search search = CalendarFilter.of(asked).search(ReaderZone.today(clock));
    List<String> headings =
        Stream.of("what", "initiative", "day", "moment")
            .map(column -> wording.say(language, "calendar.column." + column))
            .toList();
    TableDownload.send(
        request,
        response,
        language,
        "calendar",
        headings,
        rows ->
            calendar.each(
                actor,
                search,
                entry ->
                    rows.accept(
                        new Object[] {
                          words.of(entry, language), entry.number(), entry.shownOn(), entry.moment()
                        })));
  }

  private List<Kind> kinds(Actor actor, Locale language) {
    return calendar.kinds(actor).stream()
        .map(kind -> new Kind(kind, words.ofKind(kind, language)))
        .sorted(Comparator.comparing(Kind::label))
        .toList();
  }
}
