package org.capacitycompact.benchmark;

import java.util.Locale;

/** All targets of the product; each figure is reported to {@link Targets}. */
enum Target {
  LIVES(
      "lives a second, ours ÷ stock",
      Aim.atLeast(1.0),
      "",
      "two clients, a life from the demand to the exit, median of interleaved rounds"),
  STATEMENTS(
      "statements of a life, ours ÷ stock", Aim.atMost(1.1), "", "counted, the same life on both"),
  WRITES(
      "write transactions of a person's action", Aim.atMost(1), "", "counted, the most of a life"),
  LIVES_IN_THE_CROWD(
      "lives a second at 100,000 open tasks ÷ at 1,000",
      Aim.atLeast(0.95),
      "",
      "two clients, median of interleaved rounds"),
  TASK_LIST(
      "task list at 100,000 open tasks ÷ at 1,000, p95",
      Aim.atMost(2),
      "",
      "two filters, twenty rows and the count, as the services answer"),
  TASK_LIST_AGAINST_STOCK(
      "task list ÷ the stock query at 100,000, p95", Aim.atMost(0.05), "", "the same filters"),
  PAGES(
      "a page at 100,000 initiatives ÷ at 1,000, p95",
      Aim.atMost(2),
      "",
      "the worst of eight pages over HTTP, an officer who sees all of them"),
  START(
      "start to the first answer, ours ÷ a bare Camunda application",
      Aim.atMost(1.3),
      "",
      "median of the turns' ratios, databases that were started on before"),
  MEMORY(
      "resident memory after the first answer, ours ÷ bare", Aim.atMost(1.3), "", "the same turns"),
  USERS(
      "50 users at work, p95 of a page",
      Aim.under(150),
      " ms",
      "signed in over HTTP, one click in five seconds each"),
  USERS_WITHOUT_ERROR("50 users at work, errors", Aim.atMost(0), "", "any answer but 2xx and 3xx"),
  DECISION(
      "the ownership decision, median",
      Aim.under(2),
      " ms",
      "warm, the slowest of three ways to ask it"),
  REPLAY(
      "a draft tried on 10,000 verdicts",
      Aim.under(30),
      " s",
      "the slowest of all runs, the first and cold one among them"),
  THIN_LINE(
      "signing in, opening and sending a task at 50 kbit/s and 800 ms",
      Aim.under(30),
      " s",
      "in a browser without a cache; the longest form; what somebody waits");

  /** A bound for a figure. */
  record Aim(String sign, double bound) {

    static Aim atLeast(double bound) {
      return new Aim("≥", bound);
    }

    static Aim atMost(double bound) {
      return new Aim("≤", bound);
    }

    static Aim under(double bound) {
      return new Aim("<", bound);
    }

    boolean metBy(double figure) {
      return switch (sign) {
        case "≥" -> figure >= bound;
        case "≤" -> figure <= bound;
        default -> figure < bound;
      };
    }
  }

  private final String what;
  private final Aim aim;
  private final String unit;
  private final String how;

  Target(String what, Aim aim, String unit, String how) {
    this.what = what;
    this.aim = aim;
    this.unit = unit;
    this.how = how;
  }

  String what() {
    return what;
  }

  String how() {
    return how;
  }

  String aim() {
    return "%s %s%s"
        .formatted(aim.sign(), String.valueOf(aim.bound()).replaceAll("\\.0$", ""), unit);
  }

  /** Three significant digits, so that a figure near its bound can be distinguished from it. */
  String said(double figure) {
    String format =
        figure >= 100 || figure == Math.rint(figure) ? "%.0f" : figure < 0.1 ? "%.4f" : "%.2f";
    return String.format(Locale.ROOT, format, figure) + unit;
  }

  boolean metBy(double figure) {
    return aim.metBy(figure);
  }
}
