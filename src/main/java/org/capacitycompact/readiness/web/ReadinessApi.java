package org.capacitycompact.readiness.web;

import java.time.LocalDate;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.readiness.Level;
import org.capacitycompact.readiness.ProvidersReadiness;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** How ready a provider is, for programs. */
@RestController
class ReadinessApi {

  private final ProvidersReadiness providers;

  ReadinessApi(ProvidersReadiness providers) {
    this.providers = providers;
  }

  /** The level that counts today is null when none does; the days are those of the newest one. */
  record Readiness(
      String provider,
      @Nullable Level level,
      @Nullable LocalDate assessedOn,
      @Nullable LocalDate goodUntil) {}

  @GetMapping("/api/providers/{code}/readiness")
  Readiness one(@PathVariable String code, Actor reader) {
    return providers
        .of(code)
        .filter(each -> Right.SEE_READINESS.of(reader))
        .map(
            each ->
                new Readiness(
                    each.organisation(),
                    each.current(providers.today()).orElse(null),
                    each.assessedOn(),
                    each.goodUntil()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
