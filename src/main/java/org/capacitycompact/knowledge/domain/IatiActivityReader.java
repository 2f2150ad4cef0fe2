package org.capacitycompact.knowledge.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.capacitycompact.initiative.CountryDays;
import org.jspecify.annotations.Nullable;

/**
 * Reads published activities (IATI 2.03 activity XML) as a stream. It takes what is readable, and
 * reports what is missing or wrong in each activity without losing any. Files are not trusted:
 * document types are refused, nothing outside the file is opened, and every size is limited. Safe
 * for use by several threads.
 */
public final class IatiActivityReader {
  private static final Pattern UNDECLARED =
      Pattern.compile("[Ee]ntit\\S* \"[^\"]+\"[^\"]*(declared|deklariert|déclar)");

  private final ReadingBounds bounds;
  private final Clock clock;

  public IatiActivityReader(ReadingBounds bounds) {
    this(bounds, Clock.systemUTC());
  }

  /**
   * @param clock tells past events from future ones
   */
  public IatiActivityReader(ReadingBounds bounds, Clock clock) {
    this.clock = clock;
    this.bounds = bounds;
  }

  /**
   * Reads one file and does not close it. Every problem with the file is in the report, even that
   * it is not XML; none causes an exception.
   */
  public ActivityFileReport read(InputStream file) {
    BoundedSource source = new BoundedSource(file, bounds.maxBytes());
    ActivityScan scan = new ActivityScan(bounds, CountryDays.lastDayAnywhere(clock.instant()));
    ReadingBreak readingBreak = scan(source, scan);
    source.drain();
    return new ActivityFileReport(
        source.hash(), source.bytes(), scan.version(), scan.activities(), readingBreak);
  }

  private @Nullable ReadingBreak scan(BoundedSource source, ActivityScan scan) {
    XMLStreamReader xml = null;
    try {
      Optional<Reader> characters = XmlEncoding.open(source);
      if (characters.isEmpty()) {
        return new ReadingBreak(ReadingBreak.Kind.UNKNOWN_ENCODING, 1);
      }
      xml = safeFactory().createXMLStreamReader(characters.get());
      while (xml.hasNext()) {
        xml.next();
        ReadingBreak.Kind refusal = scan.accept(xml);
        if (refusal != null) {
          return breakOff(scan, refusal, xml.getLocation().getLineNumber());
        }
      }
      return null;
    } catch (IOException e) {
      return breakOff(scan, reason(source, scan), 0);
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
      return breakOff(scan, exact(reason(source, scan), e), line);
    } finally {
      close(xml);
    }
  }

  private static ReadingBreak breakOff(ActivityScan scan, ReadingBreak.Kind kind, int line) {
    scan.breakOff(line);
    return new ReadingBreak(kind, line);
  }

  private static ReadingBreak.Kind reason(BoundedSource source, ActivityScan scan) {
    if (source.exceeded()) {
      return ReadingBreak.Kind.TOO_MANY_BYTES;
    }
    if (source.failed()) {
      return ReadingBreak.Kind.SOURCE_FAILED;
    }
    if (source.bytes() == 0) {
      return ReadingBreak.Kind.EMPTY;
    }
    return scan.rootSeen() ? ReadingBreak.Kind.BROKEN_XML : ReadingBreak.Kind.NOT_XML;
  }

  /**
   * Distinguishes errors for which the parser has no code; their messages are in the platform's
   * language.
   */
  private static ReadingBreak.Kind exact(ReadingBreak.Kind kind, XMLStreamException e) {
    String said = String.valueOf(e.getMessage());
    if (kind != ReadingBreak.Kind.BROKEN_XML) {
      return kind;
    }
    if (said.contains("Unicode: 0x")) {
      return ReadingBreak.Kind.FORBIDDEN_CHARACTER;
    }
    return UNDECLARED.matcher(said).find() ? ReadingBreak.Kind.UNDECLARED_ENTITY : kind;
  }

  private static void close(@Nullable XMLStreamReader xml) {
    if (xml != null) {
      try {
        xml.close();
      } catch (XMLStreamException e) {
        // Closing only frees the parser; what was read is in the report.
      }
    }
  }

  /**
   * The Java platform's own parser, whatever else is on the class path, with all external access
   * disabled. One per file, because factories need not be thread-safe.
   */
  private static XMLInputFactory safeFactory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setXMLResolver(
        (publicId, systemId, baseUri, namespace) -> {
          throw new XMLStreamException("nothing outside the file is read");
        });
    return factory;
  }
}
