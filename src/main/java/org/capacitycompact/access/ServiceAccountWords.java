package org.capacitycompact.access;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.access.ServiceAccount.Token;
import org.capacitycompact.party.Organisation;
import org.capacitycompact.party.Parties;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** Service accounts and tokens in the reader's words. */
@Component
class ServiceAccountWords {

  private final Wording wording;
  private final Parties parties;

  ServiceAccountWords(Wording wording, Parties parties) {
    this.wording = wording;
    this.parties = parties;
  }

  /** A code and its label. */
  record Choice(String code, String label) {}

  /**
   * An account as a page shows it.
   *
   * @param bound the country or organisation whose initiatives it reads, or a dash
   */
  record Row(
      String id,
      String name,
      String purpose,
      List<Choice> scopes,
      String bound,
      boolean open,
      Tag state,
      String made) {}

  /** A token as a page shows it. */
  record TokenRow(long id, String made, String expires, String used, Tag state, boolean valid) {}

  Row row(ServiceAccount account, Locale language) {
    String country = account.country();
    String organisation = account.organisation();
    String bound =
        country != null
            ? wording.country(country, language)
            : organisation != null
                ? parties.organisation(organisation).map(Organisation::name).orElse(organisation)
                : "–";
    return new Row(
        account.userId(),
        account.name(),
        account.purpose(),
        account.scopes().stream().map(scope -> choice(scope, language)).toList(),
        bound,
        account.open(),
        account.open()
            ? new Tag(wording.say(language, "serviceAccounts.open"), "ok")
            : new Tag(wording.say(language, "serviceAccounts.closed"), "bad"),
        wording.say(
            language,
            "serviceAccounts.by",
            wording.moment(account.createdAt(), language),
            account.createdBy()));
  }

  TokenRow token(Token token, Instant now, Locale language) {
    Instant used = token.lastUsedAt();
    return new TokenRow(
        token.id(),
        wording.say(
            language,
            "serviceAccounts.by",
            wording.moment(token.createdAt(), language),
            token.createdBy()),
        wording.day(token.expiresAt(), language),
        used == null
            ? wording.say(language, "serviceAccounts.token.unused")
            : wording.moment(used, language),
        state(token, now, language),
        token.valid(now));
  }

  List<Choice> scopes(Locale language) {
    return Arrays.stream(Scope.values()).map(scope -> choice(scope, language)).toList();
  }

  List<Choice> countries(List<String> codes, Locale language) {
    return codes.stream().map(code -> new Choice(code, wording.country(code, language))).toList();
  }

  private Choice choice(Scope scope, Locale language) {
    return new Choice(scope.code(), wording.say(language, "serviceAccounts.scope." + scope.name()));
  }

  private Tag state(Token token, Instant now, Locale language) {
    String key = token.revokedAt() != null ? "revoked" : token.valid(now) ? "valid" : "expired";
    return new Tag(
        wording.say(language, "serviceAccounts.token." + key), key.equals("valid") ? "ok" : "bad");
  }
}
