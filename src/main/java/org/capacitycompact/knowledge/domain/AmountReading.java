package org.capacitycompact.knowledge.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads amounts of money with their period: budgets and planned disbursements. */
final class AmountReading {
  private final @Nullable String defaultCurrency;
  private final boolean currencyStands;
  private final LocalDate today;
  private final Findings findings;

  /**
   * @param currencyStands whether a default currency is given, even an invalid one
   */
  AmountReading(
      @Nullable String defaultCurrency,
      boolean currencyStands,
      LocalDate today,
      Findings findings) {
    this.currencyStands = currencyStands;
    this.today = today;
    this.defaultCurrency = defaultCurrency;
    this.findings = findings;
  }

  PublishedAmount budget(XmlNode node) {
    return amount(node, "budget", true);
  }

  PublishedAmount plannedDisbursement(XmlNode node) {
    return amount(node, "planned-disbursement", false);
  }

  /** Checks the money of a transaction, which is not stored; corrections may be negative. */
  void checkTransaction(XmlNode node) {
    XmlNode value = node.child("value");
    if (value == null) {
      findings.missing("transaction/value", node.line());
    } else {
      payable(
          number(value, "transaction/value"),
          currency(value, "transaction/value"),
          value,
          "transaction/value");
      DateText.required(value, "value-date", "transaction/value", findings);
    }
    String field = "transaction/transaction-date";
    XmlNode dated = node.child("transaction-date");
    LocalDate day = DateText.required(dated, field, node.line(), findings);
    if (dated != null && day != null && day.isAfter(today)) {
      findings.add(FindingKind.DATE_IN_FUTURE, field + "/@iso-date", day.toString(), dated.line());
    }
  }

  private PublishedAmount amount(XmlNode node, String field, boolean endRequired) {
    LocalDate start =
        DateText.required(
            node.child("period-start"), field + "/period-start", node.line(), findings);
    XmlNode endNode = node.child("period-end");
    LocalDate end =
        endNode == null && !endRequired
            ? null
            : DateText.required(endNode, field + "/period-end", node.line(), findings);
    DateText.checkOrder(start, end, field, node.line(), findings);
    BudgetType type = CodeText.listed(BudgetType.class, node, "type", field, findings);
    BudgetStatus status = CodeText.listed(BudgetStatus.class, node, "status", field, findings);
    XmlNode value = node.child("value");
    if (value == null) {
      findings.missing(field + "/value", node.line());
      return new PublishedAmount(null, null, start, end, null, type, status);
    }
    BigDecimal amount = notNegative(value, field + "/value");
    String currency = currency(value, field + "/value");
    payable(amount, currency, value, field + "/value");
    return new PublishedAmount(
        amount,
        currency,
        start,
        end,
        DateText.required(value, "value-date", field + "/value", findings),
        type,
        status);
  }

  /** Reports an amount with fractions smaller than the smallest coin. */
  private void payable(
      @Nullable BigDecimal amount, @Nullable String currency, XmlNode value, String field) {
    if (amount != null
        && currency != null
        && amount.stripTrailingZeros().scale() > CodeText.decimals(currency)) {
      findings.add(FindingKind.DECIMALS_BEYOND_CURRENCY, field, value.text(), value.line());
    }
  }

  private @Nullable BigDecimal notNegative(XmlNode value, String field) {
    BigDecimal number = number(value, field);
    if (number != null && number.signum() < 0) {
      findings.add(FindingKind.NEGATIVE_AMOUNT, field, value.text(), value.line());
      return null;
    }
    return number;
  }

  private @Nullable BigDecimal number(XmlNode value, String field) {
    if (value.text().isEmpty()) {
      findings.missing(field, value.line());
      return null;
    }
    return DecimalText.read(value.text(), field, value.line(), findings);
  }

  private @Nullable String currency(XmlNode value, String field) {
    String stated = value.attribute("currency");
    if (stated != null) {
      return CodeText.currency(stated, field + "/@currency", value.line(), findings);
    }
    if (!currencyStands) {
      findings.missing(field + "/@currency", value.line());
    }
    return defaultCurrency;
  }
}
