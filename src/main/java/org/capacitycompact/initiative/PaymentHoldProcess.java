package org.capacitycompact.initiative;

import org.capacitycompact.platform.engine.Variable;

/**
 * Something that holds payments back, until it is mended. Delivery opens it; delivery and funding
 * handle its tasks, so it is declared here.
 */
public final class PaymentHoldProcess {

  public static final String ID = "payment-hold";

  public static final String CONFIRM_LETTER = "UserTask_ConfirmLetter";
  public static final String NAME_PAYEE = "UserTask_NamePayee";
  public static final String REFRESH_DATA = "UserTask_RefreshData";
  public static final String STATE_AVAILABILITY = "UserTask_StateAvailability";

  public static final String DAY_STATED = "Timer_DayStated";

  public static final String HOLD_MENDED = "HoldMended";

  /** Id of the hold; no model reads it. */
  public static final Variable<Long> HOLD = Variable.id("paymentHold");

  /** Code of the one organisation, of several, that is asked or whose money is awaited. */
  public static final Variable<String> PROVIDER = Variable.text("provider");

  public static final Variable<String> REASON = Variable.text("holdReason");

  /** The moment until which money was stated to come, in ISO 8601. */
  public static final Variable<String> ASK_AGAIN_AT = Variable.text("askAgainAt");

  public static final Variable<String> MENDED = Variable.text("holdMended");

  private PaymentHoldProcess() {}
}
