package org.capacitycompact.platform.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;

/**
 * What the engine itself asks of a password, whoever sets it: its length. Kinds of characters are
 * not asked for, since that makes passwords no harder to guess; what is known or easily guessed is
 * refused before, with the reason.
 */
final class LengthOnly implements PasswordPolicy {

  @Override
  public List<PasswordPolicyRule> getRules() {
    return List.of(new Length());
  }

  private static final class Length implements PasswordPolicyRule {

    @Override
    public String getPlaceholder() {
      return "PASSWORD_POLICY_LENGTH";
    }

    @Override
    public Map<String, String> getParameters() {
      return Map.of(
          "minLength",
          String.valueOf(StoredPasswords.SHORTEST),
          "maxLength",
          String.valueOf(StoredPasswords.LONGEST));
    }

    @Override
    public boolean execute(String password) {
      return StoredPasswords.hasLength(password);
    }
  }
}
