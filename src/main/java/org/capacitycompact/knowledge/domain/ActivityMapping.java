package org.capacitycompact.knowledge.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns an activity's XML tree into a published activity, and reports on it field by field. */
final class ActivityMapping {
  /** Elements that the standard allows once per activity. */
  private static final List<String> SINGLE =
      List.of(
          "iati-identifier",
          "reporting-org",
          "title",
          "activity-status",
          "collaboration-type",
          "default-flow-type",
          "default-finance-type",
          "default-tied-status");

  private final XmlNode root;
  private final Findings findings;
  private final LocalDate today;
  private boolean startStands;

  /**
   * @param today a day after which nothing can have happened yet, anywhere
   */
  ActivityMapping(XmlNode root, Findings findings, LocalDate today) {
    this.root = root;
    this.findings = findings;
    this.today = today;
  }

  PublishedActivity map(String contentHash, @Nullable Instant generatedAt) {
    SINGLE.forEach(this::checkSingle);
    ClassificationReading classification = new ClassificationReading(root, findings);
    OrganisationReading organisations = new OrganisationReading(findings);
    AmountReading amounts =
        new AmountReading(
            defaultCurrency(), root.attribute("default-currency") != null, today, findings);
    ResultReading results = new ResultReading(findings);
    PublishedActivity activity =
        new PublishedActivity(
            identifier(),
            contentHash,
            reporting(organisations),
            titles(),
            all("description", this::description),
            all("participating-org", organisations::participating),
            listed(ActivityStatus.class, "activity-status"),
            dates(),
            classification.countries(),
            classification.regions(),
            classification.sectors(),
            listed(TiedStatus.class, "default-tied-status"),
            transactionTiedStatuses(),
            classification.aidTypes(),
            code("collaboration-type"),
            code("default-flow-type"),
            code("default-finance-type"),
            all("budget", amounts::budget),
            all("planned-disbursement", amounts::plannedDisbursement),
            all("result", results::result),
            transactionsWithoutTying(),
            lastUpdated(generatedAt),
            PublishedActivity.RULES);
    root.children("transaction").forEach(amounts::checkTransaction);
    checkBudgetItems();
    checkDates(activity);
    new MissingFields(activity, startStands, root.line(), findings).report();
    ShareCheck shares = new ShareCheck(findings, root.line());
    shares.places(activity.countries(), activity.regions());
    shares.sectors(activity.sectors());
    return activity;
  }

  private void checkSingle(String element) {
    root.children(element).stream()
        .skip(1)
        .forEach(again -> findings.add(FindingKind.REPEATED, element, null, again.line()));
  }

  private <T> List<T> all(String element, Function<XmlNode, T> reading) {
    List<XmlNode> nodes = root.children(element);
    nodes.forEach(node -> findings.taken(element, node.line()));
    return nodes.stream().map(reading).toList();
  }

  private @Nullable String identifier() {
    XmlNode node = root.child("iati-identifier");
    if (node == null || node.text().isEmpty()) {
      return null;
    }
    String text = CodeText.bounded(node.text(), "iati-identifier", node.line(), findings);
    return text == null ? null : taken(text, "iati-identifier", node);
  }

  private @Nullable ReportingOrganisation reporting(OrganisationReading reading) {
    XmlNode node = root.child("reporting-org");
    return node == null ? null : taken(reading.reporting(node), "reporting-org", node);
  }

  private List<Narrative> titles() {
    XmlNode node = root.child("title");
    if (node == null) {
      return List.of();
    }
    List<Narrative> titles = Narratives.required(node, "title", findings);
    titles.forEach(title -> findings.taken("title", node.line()));
    return titles;
  }

  private PublishedDescription description(XmlNode node) {
    String type = CodeText.free(node, "type", "description", findings);
    CodeLists.check("description-type", type, "description/@type", node.line(), findings);
    return new PublishedDescription(type, Narratives.required(node, "description", findings));
  }

  private Map<ActivityDateType, LocalDate> dates() {
    Map<ActivityDateType, LocalDate> dates = new EnumMap<>(ActivityDateType.class);
    for (XmlNode node : root.children("activity-date")) {
      ActivityDateType type =
          CodeText.listed(ActivityDateType.class, node, "type", "activity-date", findings);
      LocalDate day = DateText.required(node, "iso-date", "activity-date", findings);
      if (node.attribute("type") == null) {
        findings.missing("activity-date/@type", node.line());
      }
      if (type == null
          || type == ActivityDateType.PLANNED_START
          || type == ActivityDateType.ACTUAL_START) {
        startStands = true;
      }
      if (type != null && day != null) {
        boolean happened =
            type == ActivityDateType.ACTUAL_START || type == ActivityDateType.ACTUAL_END;
        if (happened && day.isAfter(today)) {
          findings.add(
              FindingKind.DATE_IN_FUTURE, "activity-date/@iso-date", day.toString(), node.line());
        }
        findings.taken("activity-date", node.line());
        if (dates.putIfAbsent(type, day) != null) {
          findings.add(FindingKind.REPEATED, "activity-date", type.code(), node.line());
        }
      }
    }
    return dates;
  }

  /** Checks the dates against each other, and the status against the dates. */
  private void checkDates(PublishedActivity activity) {
    Map<ActivityDateType, LocalDate> dates = activity.dates();
    LocalDate started = dates.get(ActivityDateType.ACTUAL_START);
    LocalDate ended = dates.get(ActivityDateType.ACTUAL_END);
    int line = lineOf("activity-date");
    DateText.checkOrder(
        dates.get(ActivityDateType.PLANNED_START),
        dates.get(ActivityDateType.PLANNED_END),
        "activity-date",
        line,
        findings);
    DateText.checkOrder(started, ended, "activity-date", line, findings);
    ActivityStatus status = activity.status();
    if (status == null
        || (status != ActivityStatus.PIPELINE && status != ActivityStatus.IMPLEMENTATION)) {
      return;
    }
    if (ended != null && !ended.isAfter(today)) {
      againstDates(status, ended);
    } else if (status == ActivityStatus.PIPELINE && started != null && !started.isAfter(today)) {
      againstDates(status, started);
    } else if (status == ActivityStatus.IMPLEMENTATION) {
      LocalDate starts =
          dates.getOrDefault(
              ActivityDateType.ACTUAL_START, dates.get(ActivityDateType.PLANNED_START));
      if (starts != null && starts.isAfter(today)) {
        againstDates(status, starts);
      }
    }
  }

  private void againstDates(ActivityStatus status, LocalDate day) {
    findings.add(
        FindingKind.STATUS_AGAINST_DATES,
        "activity-status",
        status.code() + " / " + day,
        lineOf("activity-status"));
  }

  private int lineOf(String element) {
    XmlNode node = root.child(element);
    return node == null ? root.line() : node.line();
  }

  private boolean transactionsWithoutTying() {
    return root.children("transaction").stream()
        .anyMatch(
            transaction ->
                transaction.children("tied-status").stream()
                    .noneMatch(node -> CodeText.on(TiedStatus.class, node.attribute("code"))));
  }

  /** When the publisher last updated the activity; else when it wrote the file. */
  private @Nullable Instant lastUpdated(@Nullable Instant generatedAt) {
    String stated = root.attribute("last-updated-datetime");
    if (stated == null) {
      return generatedAt;
    }
    Instant at = DateText.moment(stated);
    if (at == null) {
      findings.add(FindingKind.NOT_A_DATE, "@last-updated-datetime", stated, root.line());
    }
    return at;
  }

  private Set<TiedStatus> transactionTiedStatuses() {
    Set<TiedStatus> statuses = EnumSet.noneOf(TiedStatus.class);
    String field = "transaction/tied-status";
    for (XmlNode transaction : root.children("transaction")) {
      for (XmlNode node : transaction.children("tied-status")) {
        TiedStatus status = CodeText.listed(TiedStatus.class, node, "code", field, findings);
        if (status != null) {
          statuses.add(taken(status, field, node));
        }
      }
    }
    return statuses;
  }

  private <E extends Enum<E> & IatiCode> @Nullable E listed(Class<E> list, String element) {
    XmlNode node = root.child(element);
    if (node == null) {
      return null;
    }
    if (node.attribute("code") == null) {
      findings.missing(element + "/@code", node.line());
    }
    E value = CodeText.listed(list, node, "code", element, findings);
    return value == null ? null : taken(value, element, node);
  }

  private @Nullable String code(String element) {
    XmlNode node = root.child(element);
    String code = node == null ? null : CodeText.required(node, "code", element, findings);
    if (node != null) {
      CodeLists.check(element, code, element + "/@code", node.line(), findings);
    }
    return node == null || code == null ? null : taken(code, element, node);
  }

  private @Nullable String defaultCurrency() {
    String stated = root.attribute("default-currency");
    return stated == null
        ? null
        : CodeText.currency(stated, "@default-currency", root.line(), findings);
  }

  /** The vocabulary belongs to the list of items; many publishers put it on each item. */
  private void checkBudgetItems() {
    for (XmlNode list : root.children("country-budget-items")) {
      for (XmlNode item : list.children("budget-item")) {
        String vocabulary = item.attribute("vocabulary");
        if (vocabulary != null) {
          findings.add(
              FindingKind.NOT_IN_STANDARD,
              "country-budget-items/budget-item/@vocabulary",
              vocabulary,
              item.line());
        }
      }
    }
  }

  private <T> T taken(T value, String field, XmlNode node) {
    findings.taken(field, node.line());
    return value;
  }
}
