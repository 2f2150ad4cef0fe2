package org.capacitycompact.platform.engine;

import java.text.Normalizer;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.Default16ByteSaltGenerator;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The passwords kept by the engine's identity service, as hashes. */
@Component
public class StoredPasswords {

  /** The shortest password, in characters as people count them, not code units. */
  public static final int SHORTEST = 12;

  public static final int LONGEST = 200;

  private final IdentityService identity;
  private final EngineAccess engine;
  private final PasswordManager hashes;
  private final Stored nobodys;
  private final String prefix;

  StoredPasswords(IdentityService identity, EngineAccess engine, ProcessEngine process) {
    this.identity = identity;
    this.engine = engine;
    this.hashes =
        ((ProcessEngineConfigurationImpl) process.getProcessEngineConfiguration())
            .getPasswordManager();
    this.nobodys = hash("nobody has this password");
    this.prefix = nobodys.hash().substring(0, nobodys.hash().indexOf('$') + 1);
  }

  /** A hash and its salt, as the engine stores them. */
  public record Stored(String hash, String salt) {}

  public static boolean hasLength(String password) {
    int length = written(password).codePointCount(0, written(password).length());
    return length >= SHORTEST && length <= LONGEST;
  }

  /** Normalises a password, so that it is the same whichever keyboard typed it. */
  public static String written(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC);
  }

  /**
   * Whether this is the password. Without a stored password the answer is no, after the same time.
   *
   * @param stored the account's password, or null when there is no account
   */
  public boolean matches(String password, @Nullable Stored stored) {
    if (stored == null || isOld(stored)) {
      // Checking an old hash is fast; this spends the same time, so that timing does not reveal it.
      check(password, nobodys);
    }
    return stored != null && check(password, stored);
  }

  /**
   * Whether the hash is of an earlier release or of the engine's default, both easy to guess
   * against.
   */
  public boolean isOld(Stored stored) {
    return !stored.hash().startsWith(prefix);
  }

  private boolean check(String password, Stored stored) {
    return hashes.check(
        EncryptionUtil.saltPassword(written(password), stored.salt()), stored.hash());
  }

  /** A hash to store. It can be computed once for accounts that share a public password. */
  public Stored hash(String password) {
    String salt = new Default16ByteSaltGenerator().generateSalt();
    return new Stored(hashes.encrypt(EncryptionUtil.saltPassword(written(password), salt)), salt);
  }

  /** What the account of a name has; nothing where the engine has no such account. */
  public Optional<Stored> of(String userId) {
    return engine.inEngine(
        () ->
            Optional.ofNullable(
                    (UserEntity) identity.createUserQuery().userId(userId).singleResult())
                .filter(user -> user.getPassword() != null && user.getSalt() != null)
                .map(user -> new Stored(user.getPassword(), user.getSalt())));
  }

  /** Makes the engine's user with a hash that is there already. */
  public void open(String userId, String name, Stored stored) {
    engine.asSystem(
        () -> {
          UserEntity user = (UserEntity) identity.newUser(userId);
          user.setFirstName(name);
          user.setLastName("");
          user.setDbPassword(stored.hash());
          user.setSalt(stored.salt());
          identity.saveUser(user);
        });
  }

  /** Sets a person's password, replacing the old one. */
  public void set(String userId, String password) {
    save(userId, password, false);
  }

  /** Stores the same password with the present hash. Callers have checked it against the rules. */
  public void renew(String userId, String password) {
    save(userId, password, true);
  }

  private void save(String userId, String password, boolean whateverItIsLike) {
    engine.asSystem(
        () -> {
          User user = identity.createUserQuery().userId(userId).singleResult();
          user.setPassword(written(password));
          ((IdentityServiceImpl) identity).saveUser(user, whateverItIsLike);
        });
  }
}
