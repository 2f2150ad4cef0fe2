package org.capacitycompact.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What answers tell browsers, and limits on expensive requests.
 *
 * @param hsts how long a browser that came over TLS may use nothing else (HSTS); zero sends no
 *     header
 * @param hstsSubdomains whether that applies to subdomains
 * @param limits requests per minute of one person or program, by kind
 * @param parallel how many expensive requests this node works on at once, for everybody together
 */
@ConfigurationProperties("compact.web")
record WebProperties(
    @DefaultValue("365d") Duration hsts,
    @DefaultValue("false") boolean hstsSubdomains,
    @DefaultValue Limits limits,
    @DefaultValue("8") int parallel) {

  /**
   * @param exports whole lists as files
   * @param imports uploaded files to import
   * @param evaluations decision tables evaluated on demand
   * @param searches lists requested by programs
   * @param feeds the same calendar, by whoever knows its address
   * @param feedsFromOneAddress calendars, known or not, from one network address
   */
  record Limits(
      @DefaultValue("30") int exports,
      @DefaultValue("20") int imports,
      @DefaultValue("300") int evaluations,
      @DefaultValue("240") int searches,
      @DefaultValue("20") int feeds,
      @DefaultValue("600") int feedsFromOneAddress) {}
}
