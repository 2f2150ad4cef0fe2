package org.capacitycompact.overlap;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Exhibit.Table;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** The likeliest overlaps, where a demand or a design is decided on (S26). */
@Component
public class OverlapExhibits {

  private final Overlaps overlaps;
  private final OverlapWords words;
  private final CountryDays days;
  private final Wording wording;

  OverlapExhibits(Overlaps overlaps, OverlapWords words, CountryDays days, Wording wording) {
    this.overlaps = overlaps;
    this.words = words;
    this.days = days;
    this.wording = wording;
  }

  /** As far as the thread may see them. */
  public Exhibit likeliest(InitiativeNumber number, Locale language) {
    List<FoundOverlap> found = overlaps.of(number, false, language, Overlaps.LIKELIEST);
    LocalDate today = days.todayOf(number);
    return new Table(
        wording.say(language, "overlap.likeliest"),
        Stream.of("overlap.what", "overlap.why", "overlap.likelihood", "overlap.state")
            .map(key -> wording.say(language, key))
            .toList(),
        found.stream()
            .map(
                each ->
                    Line.of(
                        words.what(each),
                        words.why(each, language),
                        Cell.of(words.likelihood(each, language)),
                        Cell.of(wording.say(language, "overlap.see"))
                            .leadingTo(OverlapWords.page(number))
                            .with(words.state(each, today, language))))
            .toList(),
        wording.say(language, "overlap.note"),
        false);
  }
}
