package org.capacitycompact.flow;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.capacitycompact.platform.engine.ModelBean;
import org.springframework.boot.test.context.TestComponent;

/**
 * Stands in for every bean that a model asks a question: two people or organisations are asked,
 * each period is thirty days, and whoever is late is reminded every week.
 */
@ModelBean("askedByModels")
@TestComponent
public final class AskedByModels {

  static final int PERIOD_DAYS = 30;

  private static final List<String> TWO = List.of("first", "second");

  private List<String> asked = TWO;

  /** Nobody is asked, and there is nothing to do. */
  void nobody() {
    asked = List.of();
  }

  void forget() {
    asked = TWO;
  }

  public String period(Object step) {
    return "P" + PERIOD_DAYS + "D";
  }

  public String chase(Object process) {
    return "R/P7D";
  }

  public Date due(Object initiative) {
    return inOnePeriod();
  }

  public Date ends(Object initiative) {
    return inOnePeriod();
  }

  public Date answersDue(Object initiative) {
    return inOnePeriod();
  }

  public Date lookAgain(Object initiative) {
    return inOnePeriod();
  }

  public List<String> invited(Object initiative) {
    return asked;
  }

  public List<String> chosen(Object initiative) {
    return asked;
  }

  public List<String> partners(Object initiative) {
    return asked;
  }

  public List<String> contributors(Object initiative) {
    return asked;
  }

  public List<String> members(Object round) {
    return asked;
  }

  public List<String> openMilestones(Object initiative) {
    return asked;
  }

  static Date inOnePeriod() {
    return Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofDays(PERIOD_DAYS)));
  }
}
