package org.capacitycompact.account;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.capacitycompact.account.OneTimeLinks.Kind;
import org.capacitycompact.audit.AuditEvent;
import org.capacitycompact.audit.AuditTrail;
import org.capacitycompact.mail.Mails;
import org.capacitycompact.platform.engine.OwnJobs;
import org.capacitycompact.platform.engine.OwnWork;
import org.capacitycompact.platform.engine.StoredPasswords;
import org.capacitycompact.platform.text.WrittenText;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A link for whoever forgot their password, to the address that is known. The request only notes
 * what was typed, the same for every text: whether there is such an account is looked up later, in
 * a job, so neither the answer nor its time tells.
 */
@Service
public class ForgottenPasswords implements OwnWork {

  /** Longer than any sign-in name or address. */
  public static final int LONGEST = 254;

  private static final String KIND = "forgotten-password";

  /**
   * How long a link is not replaced by another: whoever asks for somebody else's account must not
   * take away the link that its person is about to use.
   */
  private static final Duration LEFT_ALONE = Duration.ofMinutes(15);

  private final OwnJobs jobs;
  private final Mails mails;
  private final LinksByMail links;
  private final OneTimeLinks secrets;
  private final Directory directory;
  private final StoredPasswords passwords;
  private final SignInWaits waits;
  private final AuditTrail trail;
  private final Clock clock;

  ForgottenPasswords(
      OwnJobs jobs,
      Mails mails,
      LinksByMail links,
      OneTimeLinks secrets,
      Directory directory,
      StoredPasswords passwords,
      SignInWaits waits,
      AuditTrail trail,
      Clock clock) {
    this.jobs = jobs;
    this.mails = mails;
    this.links = links;
    this.secrets = secrets;
    this.directory = directory;
    this.passwords = passwords;
    this.waits = waits;
    this.trail = trail;
    this.clock = clock;
  }

  /** Whether links can be asked for: only where mail is on. */
  public boolean areHelped() {
    return mails.isOn();
  }

  /**
   * Notes that somebody forgot a password.
   *
   * @param typed a sign-in name or an e-mail address, or anything
   * @param address where the request comes from
   * @return how many seconds they have to wait before they may ask again; 0 when it is noted
   */
  @Transactional
  public int ask(String typed, String address) {
    int seconds = waits.asks(address);
    if (seconds == 0) {
      jobs.add(
          KIND,
          Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(
                  WrittenText.cut(typed, LONGEST).strip().getBytes(StandardCharsets.UTF_8)));
    }
    return seconds;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(String about) {
    String typed =
        new String(Base64.getUrlDecoder().decode(about), StandardCharsets.UTF_8).replace("\0", "");
    directory.named(typed).stream()
        .filter(links::reaches)
        .filter(person -> passwords.of(person.userId()).isPresent())
        .filter(
            person -> !secrets.isIssuedAfter(person.userId(), clock.instant().minus(LEFT_ALONE)))
        .filter(person -> waits.askedFor(person.userId()))
        .forEach(
            person -> {
              links.send(person, Kind.RESET, person.userId());
              trail.record(
                  AuditEvent.in(AuditEvent.ACCOUNTS, "person.resetAsked")
                      .to(Map.of("person", person.userId())));
            });
  }
}
