package org.capacitycompact.calendar;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.calendar.OwnCalendar.Search;
import org.capacitycompact.calendar.OwnCalendar.Sort;
import org.capacitycompact.platform.Secrets;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.web.ReaderZone;
import org.springframework.stereotype.Service;

/**
 * A person's dates as a file for calendar programmes (iCalendar, RFC 5545): what has passed of late
 * and what comes. It is the same, byte for byte, until one of the dates changes. Days are whole
 * days, moments are UTC, and nothing blocks anybody's time.
 */
@Service
public class FeedFile {

  private static final int DAYS_BACK = 60;
  private static final int DAYS_AHEAD = 400;

  /** The nearest are taken; whoever has more has them on the page. */
  private static final int MOST_PASSED = 500;

  private static final int MOST_COMING = 1500;

  /** When such an entry came about is not known: a day before any of them. */
  private static final Instant BEFORE_ALL = Instant.parse("2026-01-01T00:00:00Z");

  private static final Duration ASK_AGAIN_AFTER = Duration.ofHours(4);

  private final OwnCalendar calendar;
  private final CalendarWords words;
  private final Clock clock;

  FeedFile(OwnCalendar calendar, CalendarWords words, Clock clock) {
    this.calendar = calendar;
    this.words = words;
    this.clock = clock;
  }

  /**
   * The file, with the rows of this person.
   *
   * @param root the beginning of the addresses of pages
   */
  public byte[] of(CalendarFeeds.Reader reader, String root) {
    List<CalendarEntry> entries =
        RowScope.within(RowScope.of(reader.actor().audiences()), () -> entries(reader.actor()));
    Map<String, CalendarComponent> events = new LinkedHashMap<>();
    for (CalendarEntry entry : entries) {
      events.putIfAbsent(uid(entry), event(entry, reader.language(), root));
    }
    String name = words.name(reader.language());
    Calendar file =
        new Calendar(
            new PropertyList(
                List.of(
                    new ProdId("-//Capacity Development Compact//Calendar//EN"),
                    ImmutableVersion.VERSION_2_0,
                    ImmutableCalScale.GREGORIAN,
                    ImmutableMethod.PUBLISH,
                    new XProperty("X-WR-CALNAME", name),
                    new RefreshInterval(
                        new ParameterList(List.of(Value.DURATION)), ASK_AGAIN_AFTER),
                    new XProperty("X-PUBLISHED-TTL", ASK_AGAIN_AFTER.toString()))),
            new ComponentList<>(List.copyOf(events.values())));
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try {
      // A calendar without a date is one too, though the standard asks for a component.
      new CalendarOutputter(false).output(file, written);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return written.toByteArray();
  }

  private List<CalendarEntry> entries(Actor actor) {
    LocalDate today = today(actor);
    Search passed =
        new Search(null, null, today.minusDays(DAYS_BACK), today.minusDays(1), Sort.LATEST);
    Search coming = Search.between(today, today.plusDays(DAYS_AHEAD));
    return Stream.concat(
            calendar.find(actor, passed, 0, MOST_PASSED).stream(),
            calendar.find(actor, coming, 0, MOST_COMING).stream())
        .toList();
  }

  /** Nobody is signed in whose zone the thread would know. */
  private LocalDate today(Actor actor) {
    try (ReaderZone.Opened reader = ReaderZone.open(actor.zone())) {
      return ReaderZone.today(clock);
    }
  }

  private VEvent event(CalendarEntry entry, Locale language, String root) {
    Instant changed = Objects.requireNonNullElse(entry.changed(), BEFORE_ALL);
    Property start =
        entry.day() != null
            ? new DtStart<>(entry.day())
            : new DtStart<>(Objects.requireNonNull(entry.moment()));
    List<Property> properties =
        List.of(
            new Uid(uid(entry)),
            // Of a published entry it says when its content was last changed.
            new DtStamp(changed),
            new LastModified(changed),
            new Sequence(entry.changes()),
            start,
            new Summary(words.withNumber(entry, language)),
            ImmutableTransp.TRANSPARENT);
    PropertyList all = new PropertyList(properties);
    return new VEvent(
        entry.page() == null
            ? all
            : (PropertyList) all.add(new Url(URI.create(root + entry.page()))));
  }

  /** Says nothing: what tells entries apart can be a name. */
  private static String uid(CalendarEntry entry) {
    String what = entry.kind() + "|" + entry.number() + "|" + entry.key();
    return HexFormat.of().formatHex(Secrets.hash(what), 0, 16) + "@compact";
  }
}
