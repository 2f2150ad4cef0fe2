package org.capacitycompact.platform.web;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom anybody may ask who was refused something: the secretariat, with its public address. Every
 * page and every problem detail names it, also when the database is away. Without settings it is
 * named without an address.
 *
 * @param name as people know it; empty for "the secretariat" in the reader's language
 * @param mail an address that somebody reads
 * @param telephone as one dials it from abroad
 */
@ConfigurationProperties("compact.contact")
public record PublicContact(
    @DefaultValue("") String name,
    @DefaultValue("") String mail,
    @DefaultValue("") String telephone) {

  private static final String SECRETARIAT = "The secretariat of the Compact";

  /** For programs: what is known of it, by name. */
  public Map<String, String> member() {
    Map<String, String> member = new LinkedHashMap<>();
    member.put("name", name.isEmpty() ? SECRETARIAT : name);
    if (!mail.isEmpty()) {
      member.put("mail", mail);
    }
    if (!telephone.isEmpty()) {
      member.put("telephone", telephone);
    }
    return member;
  }

  /** The same as JSON, for answers that are written by hand. */
  public String json() {
    return member().entrySet().stream()
        .map(each -> "\"%s\":\"%s\"".formatted(each.getKey(), quoted(each.getValue())))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String quoted(String text) {
    return String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text));
  }
}
