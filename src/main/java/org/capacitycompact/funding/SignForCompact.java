package org.capacitycompact.funding;

import org.capacitycompact.authorization.Right;
import org.springframework.stereotype.Component;

/** The secretariat signs for the Compact, within the steering group's approval (S107). */
@Component
class SignForCompact extends SignAgreement {

  SignForCompact(Agreements agreements) {
    super(agreements, "compact");
  }

  @Override
  public String task() {
    return FundingProcess.SIGN_FOR_COMPACT;
  }

  @Override
  public Right right() {
    return Right.SIGN_FOR_COMPACT;
  }
}
