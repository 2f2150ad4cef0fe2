package org.capacitycompact.knowledge.domain;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads results with their indicators, baselines, targets and actual values. */
final class ResultReading {
  private static final String INDICATOR = "result/indicator";
  private static final String BASELINE = INDICATOR + "/baseline";
  private static final String PERIOD = INDICATOR + "/period";

  private final Findings findings;

  ResultReading(Findings findings) {
    this.findings = findings;
  }

  PublishedResult result(XmlNode node) {
    if (node.attribute("type") == null) {
      findings.missing("result/@type", node.line());
    }
    if (node.child("indicator") == null) {
      findings.missing(INDICATOR, node.line());
    }
    return new PublishedResult(
        CodeText.listed(ResultType.class, node, "type", "result", findings),
        title(node, "result"),
        Narratives.read(node.child("description"), "result/description", findings),
        node.children("indicator").stream().map(this::indicator).toList());
  }

  private List<Narrative> title(XmlNode node, String field) {
    XmlNode title = node.child("title");
    if (title == null) {
      findings.missing(field + "/title", node.line());
      return List.of();
    }
    return Narratives.required(title, field + "/title", findings);
  }

  private PublishedResult.Indicator indicator(XmlNode node) {
    if (node.attribute("measure") == null) {
      findings.missing(INDICATOR + "/@measure", node.line());
    }
    IndicatorMeasure measure =
        CodeText.listed(IndicatorMeasure.class, node, "measure", INDICATOR, findings);
    boolean numbers = measure != IndicatorMeasure.QUALITATIVE;
    String ascending = node.attribute("ascending");
    return new PublishedResult.Indicator(
        measure,
        ascending == null || ascending.equals("1") || ascending.equals("true"),
        title(node, INDICATOR),
        Narratives.read(node.child("description"), INDICATOR + "/description", findings),
        node.children("baseline").stream().map(n -> baseline(n, numbers)).toList(),
        node.children("period").stream().map(n -> period(n, numbers)).toList());
  }

  private PublishedResult.Baseline baseline(XmlNode node, boolean numbers) {
    String date = node.attribute("iso-date");
    return new PublishedResult.Baseline(
        year(node),
        date == null ? null : DateText.read(date, BASELINE + "/@iso-date", node.line(), findings),
        measurement(node, BASELINE, numbers));
  }

  private @Nullable Integer year(XmlNode node) {
    String text = node.attribute("year");
    if (text == null) {
      findings.missing(BASELINE + "/@year", node.line());
      return null;
    }
    try {
      int year = Year.parse(text).getValue();
      if (DateText.outOfRange(year)) {
        findings.add(FindingKind.DATE_OUT_OF_RANGE, BASELINE + "/@year", text, node.line());
        return null;
      }
      return year;
    } catch (DateTimeException e) {
      findings.add(FindingKind.NOT_A_DATE, BASELINE + "/@year", text, node.line());
      return null;
    }
  }

  private PublishedResult.Period period(XmlNode node, boolean numbers) {
    LocalDate start =
        DateText.required(
            node.child("period-start"), PERIOD + "/period-start", node.line(), findings);
    LocalDate end =
        DateText.required(node.child("period-end"), PERIOD + "/period-end", node.line(), findings);
    DateText.checkOrder(start, end, PERIOD, node.line(), findings);
    return new PublishedResult.Period(
        start, end, measurements(node, "target", numbers), measurements(node, "actual", numbers));
  }

  private List<PublishedResult.Measurement> measurements(
      XmlNode period, String name, boolean numbers) {
    return period.children(name).stream()
        .map(n -> measurement(n, PERIOD + "/" + name, numbers))
        .toList();
  }

  private PublishedResult.Measurement measurement(XmlNode node, String field, boolean numbers) {
    String published = CodeText.free(node, "value", field, findings);
    BigDecimal number =
        published == null || !numbers
            ? null
            : DecimalText.read(published, field + "/@value", node.line(), findings);
    // A place splits a figure, as sex or age does.
    List<String> dimensions =
        Stream.concat(
                node.children("dimension").stream()
                    .map(d -> d.attribute("name") + "=" + d.attribute("value")),
                node.children("location").stream().map(l -> "location=" + l.attribute("ref")))
            .toList();
    return new PublishedResult.Measurement(
        published,
        number,
        dimensions,
        Narratives.read(node.child("comment"), field + "/comment", findings));
  }
}
