package org.capacitycompact.calendar.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.calendar.CalendarEntry;
import org.capacitycompact.calendar.CalendarWords;
import org.capacitycompact.calendar.OwnCalendar;
import org.capacitycompact.calendar.OwnCalendar.Search;
import org.capacitycompact.web.ReaderZone;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** My dates by month. */
@Controller
class CalendarController {

  /** More than anybody reads; the list has all. */
  private static final int MOST = 1000;

  private final OwnCalendar calendar;
  private final CalendarWords words;
  private final Clock clock;

  CalendarController(OwnCalendar calendar, CalendarWords words, Clock clock) {
    this.calendar = calendar;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping("/calendar")
  String month(
      @RequestParam(defaultValue = "") String month, Actor actor, Locale language, Model model) {
    LocalDate today = ReaderZone.today(clock);
    YearMonth shown = month(month, today);
    List<CalendarEntry> entries =
        calendar.find(actor, Search.between(shown.atDay(1), shown.atEndOfMonth()), 0, MOST + 1);
    model.addAttribute(
        "month",
        MonthPage.of(
            shown, entries.stream().limit(MOST).toList(), today, actor.country(), words, language));
    model.addAttribute("partly", entries.size() > MOST);
    model.addAttribute("most", MOST);
    model.addAttribute("none", entries.isEmpty());
    return "calendar/month";
  }

  /** The month in the address; today's where it names none. */
  private static YearMonth month(String asked, LocalDate today) {
    return asked.matches("[12][0-9]{3}-(0[1-9]|1[0-2])")
        ? YearMonth.parse(asked)
        : YearMonth.from(today);
  }
}
