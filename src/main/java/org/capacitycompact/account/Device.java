package org.capacitycompact.account;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Roughly what somebody signed in with, enough to recognise their own device.
 *
 * @param browser its name, or empty
 * @param system its name, or empty
 */
public record Device(String browser, String system) {

  private static final Map<String, String> BROWSERS = new LinkedHashMap<>();
  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    // The order matters: most browsers claim to be Safari, and Edge claims to be Chrome.
    BROWSERS.put("Edg", "Edge");
    BROWSERS.put("OPR/", "Opera");
    BROWSERS.put("SamsungBrowser", "Samsung Internet");
    BROWSERS.put("Firefox", "Firefox");
    BROWSERS.put("FxiOS", "Firefox");
    BROWSERS.put("Chrome", "Chrome");
    BROWSERS.put("CriOS", "Chrome");
    BROWSERS.put("Safari", "Safari");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("iPhone", "iPhone");
    SYSTEMS.put("iPad", "iPad");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Mac OS", "macOS");
    SYSTEMS.put("Linux", "Linux");
  }

  static Device of(@Nullable String userAgent) {
    String said = userAgent == null ? "" : userAgent;
    return new Device(first(BROWSERS, said), first(SYSTEMS, said));
  }

  static Device ofCode(@Nullable String code) {
    String[] parts = code == null ? new String[0] : code.split("/", -1);
    return parts.length == 2 ? new Device(parts[0], parts[1]) : new Device("", "");
  }

  String code() {
    return browser + "/" + system;
  }

  private static String first(Map<String, String> names, String said) {
    return names.entrySet().stream()
        .filter(name -> said.contains(name.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
