package org.capacitycompact.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the doors tell browsers, and how much of the expensive one person may ask for.
 *
 * @param hsts how long a browser that came over TLS comes by nothing else (HSTS); zero says nothing
 * @param hstsSubdomains whether that holds for names below this one
 * @param limits requests a minute of one person or program, by what they cost
 * @param parallel how many expensive requests are under way at once on this node, of everybody
 */
@ConfigurationProperties("compact.web")
record WebProperties(
    @DefaultValue("365d") Duration hsts,
    @DefaultValue("false") boolean hstsSubdomains,
    @DefaultValue Limits limits,
    @DefaultValue("8") int parallel) {

  /**
   * @param exports whole lists as files
   * @param imports files taken in
   * @param evaluations decision tables evaluated on demand
   * @param searches lists asked for by programs
   */
  record Limits(
      @DefaultValue("30") int exports,
      @DefaultValue("20") int imports,
      @DefaultValue("300") int evaluations,
      @DefaultValue("240") int searches) {}
}
