package org.capacitycompact.audit;

import org.capacitycompact.platform.language.InterfaceLanguages;
import org.capacitycompact.platform.language.InterfaceTexts;
import org.jspecify.annotations.Nullable;

/** What the command prints. */
final class VerificationOutput {

  private static final long TOLD_EVERY = 100_000;

  private VerificationOutput() {}

  static void soFar(long entries) {
    if (entries > 0 && entries % TOLD_EVERY == 0) {
      System.err.println(say("record.verify.soFar", entries));
    }
  }

  static void print(VerificationResult verified) {
    print(verified, null);
  }

  static void print(VerificationResult verified, @Nullable OutsideCheck outside) {
    BrokenLink broken = verified.broken();
    System.out.println(
        (broken == null
                ? say(
                    "record.verify.whole", verified.entries(), verified.chains(), verified.seals())
                : say(
                        broken.fault() == BrokenLink.Fault.WITHHELD
                            ? "record.verify.withheldOnly"
                            : "record.verify.broken")
                    + " "
                    + say(
                        "record.fault." + broken.fault(),
                        broken.chain(),
                        String.valueOf(broken.position()),
                        String.valueOf(broken.seal())))
            + (verified.withheld() == 0
                ? ""
                : " " + say("record.verify.withheld", verified.withheld()))
            + (outside == null || broken != null
                ? ""
                : " " + say("record.verify.outside", outside.compared(), outside.newest())));
  }

  static void printUnknown(RuntimeException why) {
    Throwable cause = why.getCause() == null ? why : why.getCause();
    System.err.println(say("record.verify.unknown", String.valueOf(cause.getMessage()).strip()));
  }

  private static String say(String key, Object... filledWith) {
    return new InterfaceTexts("messages-audit")
        .getMessage(key, filledWith, InterfaceLanguages.FIRST);
  }
}
