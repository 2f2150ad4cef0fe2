package org.capacitycompact.offer.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.money.Money;
import org.capacitycompact.offer.OfferContent;
import org.capacitycompact.offer.OfferView;
import org.capacitycompact.offer.PurposeCodes;
import org.capacitycompact.offer.Tying;
import org.capacitycompact.platform.Embodies;
import org.jspecify.annotations.Nullable;

/** An offer as answers of its form, and back; what is wrong is said at the question. */
@Embodies(value = "S21", as = Embodies.As.RULE)
final class OfferAnswers {

  private static final int MOST_PURPOSES = 20;

  private OfferAnswers() {}

  /** What the form does not check itself; empty when the offer can be stored. */
  static List<FieldError> wrong(Answers answers, boolean published, LocalDate today) {
    List<FieldError> wrong = new ArrayList<>();
    List<String> purposes = purposes(answers);
    purposes.stream()
        .filter(code -> !PurposeCodes.has(code))
        .findFirst()
        .ifPresent(code -> wrong.add(FieldError.of("offerPurposes", "offer.wrong.purpose", code)));
    if (purposes.isEmpty() || purposes.size() > MOST_PURPOSES) {
      wrong.add(FieldError.of("offerPurposes", "offer.wrong.purposes"));
    }
    LocalDate until = answers.date("offerUntil");
    if (until.isBefore(today)) {
      wrong.add(FieldError.of("offerUntil", "offer.wrong.past"));
    } else if (answers.optionalDate("offerFrom").filter(until::isBefore).isPresent()) {
      wrong.add(FieldError.of("offerUntil", "offer.wrong.period"));
    }
    if (answers.has("offerSize") && answers.has("offerCurrency") && size(answers) == null) {
      wrong.add(FieldError.of("offerSize", "offer.wrong.size"));
    }
    if (published) {
      wrong.addAll(notUntied(answers));
    }
    return wrong;
  }

  private static List<FieldError> notUntied(Answers answers) {
    List<FieldError> wrong = new ArrayList<>();
    boolean buy = answers.bool("offerMustBuy");
    boolean refuse = answers.bool("offerMayRefuse");
    boolean elsewhere = answers.bool("offerElsewhere");
    if (Tying.of(buy, refuse, elsewhere) == Tying.UNTIED) {
      return wrong;
    }
    if (buy) {
      wrong.add(FieldError.of("offerMustBuy", "offer.wrong.buy"));
    }
    if (!refuse) {
      wrong.add(FieldError.of("offerMayRefuse", "offer.wrong.refuse"));
    }
    if (!elsewhere) {
      wrong.add(FieldError.of("offerElsewhere", "offer.wrong.elsewhere"));
    }
    return wrong;
  }

  static OfferContent content(Answers answers) {
    return new OfferContent(
        answers.text("offerTitle"),
        answers.text("offerText"),
        answers.list("offerModalities"),
        purposes(answers),
        answers.list("offerLevels"),
        answers.list("offerCountries"),
        answers.list("offerRegions"),
        answers.list("offerLanguages"),
        answers.text("offerKind"),
        answers.list("offerForms"),
        answers.optionalText("offerPeople").orElse(null),
        answers.has("offerSize") ? size(answers) : null,
        answers.optionalDate("offerFrom").orElse(null),
        answers.date("offerUntil"),
        answers.bool("offerMustBuy"),
        answers.bool("offerMayRefuse"),
        answers.bool("offerElsewhere"));
  }

  static Map<String, Object> of(OfferView offer) {
    Map<String, Object> answers = new HashMap<>();
    answers.put("offerTitle", offer.title());
    answers.put("offerText", offer.description());
    answers.put("offerModalities", offer.modalities());
    answers.put("offerPurposes", String.join(", ", offer.purposes()));
    answers.put("offerLevels", offer.levels());
    answers.put("offerCountries", offer.countries());
    answers.put("offerRegions", offer.regions());
    answers.put("offerLanguages", offer.languages());
    answers.put("offerKind", offer.organisationKind());
    answers.put("offerForms", offer.forms());
    answers.put("offerPeople", offer.people());
    Money size = offer.size();
    if (size != null) {
      answers.put("offerSize", size.plain());
      answers.put("offerCurrency", size.currency().getCurrencyCode());
    }
    LocalDate from = offer.availableFrom();
    answers.put("offerFrom", from == null ? null : from.toString());
    answers.put("offerUntil", offer.availableUntil().toString());
    answers.put("offerMustBuy", yesNo(offer.mustBuyFromProvider()));
    answers.put("offerMayRefuse", yesNo(offer.mayRefuseExperts()));
    answers.put("offerElsewhere", yesNo(offer.couldGoElsewhere()));
    answers.values().removeIf(value -> value == null || value.equals(""));
    return answers;
  }

  private static @Nullable String yesNo(@Nullable Boolean answer) {
    return answer == null ? null : answer ? "yes" : "no";
  }

  private static List<String> purposes(Answers answers) {
    return Arrays.stream(answers.text("offerPurposes").split("[\\s,;]+"))
        .filter(code -> !code.isEmpty())
        .distinct()
        .toList();
  }

  /** Null when it is nothing, or has more decimals than its currency. */
  private static @Nullable Money size(Answers answers) {
    BigDecimal amount = answers.money("offerSize").amount();
    Currency currency = Currency.getInstance(answers.text("offerCurrency"));
    int decimals = Math.max(0, currency.getDefaultFractionDigits());
    return amount.signum() <= 0 || amount.stripTrailingZeros().scale() > decimals
        ? null
        : Money.rounded(amount, currency, java.math.RoundingMode.UNNECESSARY);
  }
}
