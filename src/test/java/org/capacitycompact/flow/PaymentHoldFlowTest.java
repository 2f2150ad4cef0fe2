package org.capacitycompact.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A payment that is held back asks whoever can mend it. */
class PaymentHoldFlowTest extends FlowTest {

  PaymentHoldFlowTest() {
    super("payment-hold");
  }

  @Test
  void eachReasonAsksWhoeverCanMendIt() {
    Map.of(
            "letter", "UserTask_ConfirmLetter",
            "payee", "UserTask_NamePayee",
            "data", "UserTask_RefreshData",
            "money", "UserTask_StateAvailability")
        .forEach(
            (reason, step) -> {
              answers("reviewHold", "holdMended", "yes");
              start(Map.of("holdReason", reason));
              assertThat(waits()).containsExactly(step);
              does(step);
              assertThat(end()).isEqualTo("EndEvent_HoldMended");
            });
  }

  @Test
  void whatIsNotMendedIsAskedAgain() {
    answers("reviewHold", "holdMended", "no");
    start(Map.of("holdReason", "letter"));
    does("UserTask_ConfirmLetter");
    assertThat(waits()).containsExactly("UserTask_ConfirmLetter");
  }

  @Test
  void moneyOfALaterDayIsLookedForOnThatDay() {
    answers("reviewHold", "holdMended", "later", "yes");
    start(Map.of("holdReason", "money", "askAgainAt", AskedByModels.inOnePeriod()));
    does("UserTask_StateAvailability");
    assertThat(waits()).containsExactly("Timer_DayStated");
    daysPass(29);
    assertThat(waits()).containsExactly("Timer_DayStated");
    daysPass(2);
    assertThat(end()).isEqualTo("EndEvent_HoldMended");
    assertThat(called()).contains("chaseHold");
  }

  @Test
  void whatIsMendedOtherwiseIsAskedOfNobody() {
    start(Map.of("holdReason", "data"));
    told("HoldMended");
    assertThat(end()).isEqualTo("EndEvent_MendedOtherwise");
  }
}
