package org.capacitycompact.platform.engine;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;

/**
 * Hashes the engine's passwords with PBKDF2 and HMAC-SHA-512; the engine's default is a single
 * round of SHA-512. Stored as {@code rounds$salt$key}, so that the number of rounds can be raised
 * later. Older hashes still verify through the engine's list of hash algorithms.
 */
final class SlowHash implements PasswordEncryptor {

  private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
  private static final int SALT_BYTES = 16;
  private static final int KEY_BITS = 256;

  private final SecureRandom random = new SecureRandom();
  private final int rounds;

  /**
   * @param rounds OWASP recommends 210,000 for this function
   */
  SlowHash(int rounds) {
    this.rounds = rounds;
  }

  @Override
  public String encrypt(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    Base64.Encoder text = Base64.getEncoder().withoutPadding();
    return rounds
        + "$"
        + text.encodeToString(salt)
        + "$"
        + text.encodeToString(key(password, salt, rounds));
  }

  @Override
  public boolean check(String password, String stored) {
    String[] parts = stored.split("\\$", -1);
    if (parts.length != 3) {
      return false;
    }
    byte[] key = key(password, Base64.getDecoder().decode(parts[1]), Integer.parseInt(parts[0]));
    return MessageDigest.isEqual(key, Base64.getDecoder().decode(parts[2]));
  }

  @Override
  public String hashAlgorithmName() {
    return "PBKDF2-SHA512";
  }

  private static byte[] key(String password, byte[] salt, int rounds) {
    PBEKeySpec asked = new PBEKeySpec(password.toCharArray(), salt, rounds, KEY_BITS);
    try {
      return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(asked).getEncoded();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(ALGORITHM + " is part of every Java", missing);
    } finally {
      asked.clearPassword();
    }
  }
}
