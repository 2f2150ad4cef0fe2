package org.capacitycompact.platform.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;

/**
 * The engine's own password check, for every way of setting one: length only. Required kinds of
 * characters make passwords no harder to guess. Known and easily guessed passwords are refused
 * earlier, with the reason.
 */
final class PasswordLengthPolicy implements PasswordPolicy {

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
