package org.capacitycompact.knowledge.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads the countries, regions and sectors of an activity, from the whole activity and its
 * transactions.
 */
final class ClassificationReading {
  private static final String DEFAULT_VOCABULARY = "1";

  private final XmlNode activity;
  private final Findings findings;

  ClassificationReading(XmlNode activity, Findings findings) {
    this.activity = activity;
    this.findings = findings;
  }

  List<CountryShare> countries() {
    return both("recipient-country", this::country);
  }

  List<RegionShare> regions() {
    return both("recipient-region", this::region);
  }

  List<SectorShare> sectors() {
    return both("sector", this::sector);
  }

  List<AidType> aidTypes() {
    Set<AidType> types = new LinkedHashSet<>();
    for (XmlNode node : activity.children("default-aid-type")) {
      types.add(aidType(node, "default-aid-type", StatedOf.ACTIVITY));
    }
    for (XmlNode transaction : activity.children("transaction")) {
      for (XmlNode node : transaction.children("aid-type")) {
        types.add(aidType(node, "transaction/aid-type", StatedOf.TRANSACTION));
      }
    }
    return List.copyOf(types);
  }

  /**
   * All values of the activity; those of transactions without repetitions, of which there can be
   * hundreds.
   */
  private <T> List<T> both(String element, BiFunction<XmlNode, StatedOf, T> reading) {
    List<T> all = new ArrayList<>();
    for (XmlNode node : activity.children(element)) {
      findings.taken(element, node.line());
      all.add(reading.apply(node, StatedOf.ACTIVITY));
    }
    Set<T> ofTransactions = new LinkedHashSet<>();
    for (XmlNode transaction : activity.children("transaction")) {
      for (XmlNode node : transaction.children(element)) {
        findings.taken("transaction/" + element, node.line());
        ofTransactions.add(reading.apply(node, StatedOf.TRANSACTION));
      }
    }
    all.addAll(ofTransactions);
    return all;
  }

  private CountryShare country(XmlNode node, StatedOf origin) {
    String field = field("recipient-country", origin);
    String published = CodeText.required(node, "code", field, findings);
    String code =
        published == null
            ? null
            : CodeText.country(published, field + "/@code", node.line(), findings);
    return new CountryShare(code, DecimalText.percentage(node, field, findings), origin);
  }

  private RegionShare region(XmlNode node, StatedOf origin) {
    String field = field("recipient-region", origin);
    String code = CodeText.required(node, "code", field, findings);
    String vocabulary = vocabulary(node, field, "region");
    CodeLists.check("region-" + vocabulary, code, field + "/@code", node.line(), findings);
    return new RegionShare(code, vocabulary, DecimalText.percentage(node, field, findings), origin);
  }

  private SectorShare sector(XmlNode node, StatedOf origin) {
    String field = field("sector", origin);
    String code = CodeText.required(node, "code", field, findings);
    String vocabulary = vocabulary(node, field, "sector");
    CodeLists.check("sector-" + vocabulary, code, field + "/@code", node.line(), findings);
    return new SectorShare(
        code,
        vocabulary,
        DecimalText.percentage(node, field, findings),
        origin,
        Narratives.read(node, field, findings),
        CodeText.free(node, "vocabulary-uri", field, findings));
  }

  private AidType aidType(XmlNode node, String field, StatedOf origin) {
    findings.taken(field, node.line());
    String code = CodeText.required(node, "code", field, findings);
    String vocabulary = vocabulary(node, field, "aid-type");
    CodeLists.check("aid-type-" + vocabulary, code, field + "/@code", node.line(), findings);
    return new AidType(code, vocabulary, origin);
  }

  private String vocabulary(XmlNode node, String field, String kind) {
    @Nullable String stated = CodeText.free(node, "vocabulary", field, findings);
    CodeLists.check(kind + "-vocabulary", stated, field + "/@vocabulary", node.line(), findings);
    return stated == null ? DEFAULT_VOCABULARY : stated;
  }

  private static String field(String element, StatedOf origin) {
    return origin == StatedOf.ACTIVITY ? element : "transaction/" + element;
  }
}
