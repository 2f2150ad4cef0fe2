package org.capacitycompact.funding;

import org.capacitycompact.authorization.Right;
import org.springframework.stereotype.Component;

/** The national authority signs for the country (S12). */
@Component
class SignForCountry extends SignAgreement {

  SignForCountry(Agreements agreements) {
    super(agreements, "country");
  }

  @Override
  public String task() {
    return FundingProcess.SIGN_FOR_COUNTRY;
  }

  @Override
  public Right right() {
    return Right.SIGN_FOR_COUNTRY;
  }
}
