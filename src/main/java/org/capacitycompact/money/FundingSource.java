package org.capacitycompact.money;

/** Who gives money for an initiative. */
public sealed interface FundingSource {

  FundingSource COUNTRY = new CountryFunds();
  FundingSource COMPACT = new CompactFunds();

  /** As tables, keys of entries and keys of texts have it: {@code provider:BRA}. */
  String stored();

  /** The partner country itself: its local share (S10). */
  record CountryFunds() implements FundingSource {

    @Override
    public String stored() {
      return "local";
    }
  }

  /** The Compact's own money, which is reserved against the ceiling of a year (S110). */
  record CompactFunds() implements FundingSource {

    @Override
    public String stored() {
      return "compact";
    }
  }

  /**
   * A provider.
   *
   * @param organisation its code: 2 to 20 letters and digits
   */
  record ProviderFunds(String organisation) implements FundingSource {

    private static final String PREFIX = "provider:";

    public ProviderFunds {
      if (!organisation.matches("[A-Za-z0-9]{2,20}")) {
        throw new IllegalArgumentException(organisation + " is no code of an organisation");
      }
    }

    @Override
    public String stored() {
      return PREFIX + organisation;
    }
  }

  /**
   * Somebody whom the Compact keeps no organisation of, a foundation or a fund.
   *
   * @param name as it calls itself: one line of at most 200 characters
   */
  record OtherFunds(String name) implements FundingSource {

    private static final String PREFIX = "other:";

    public OtherFunds {
      if (!name.matches("\\S(\\P{Cntrl}{0,198}\\S)?")) {
        throw new IllegalArgumentException("a source needs a name of one line");
      }
    }

    @Override
    public String stored() {
      return PREFIX + name;
    }
  }

  static FundingSource provider(String organisation) {
    return new ProviderFunds(organisation);
  }

  /**
   * Reads what {@link #stored} wrote.
   *
   * @throws IllegalArgumentException when it is no source
   */
  static FundingSource parse(String stored) {
    if (stored.equals(COUNTRY.stored())) {
      return COUNTRY;
    }
    if (stored.equals(COMPACT.stored())) {
      return COMPACT;
    }
    if (stored.startsWith(ProviderFunds.PREFIX)) {
      return new ProviderFunds(stored.substring(ProviderFunds.PREFIX.length()));
    }
    if (stored.startsWith(OtherFunds.PREFIX)) {
      return new OtherFunds(stored.substring(OtherFunds.PREFIX.length()));
    }
    throw new IllegalArgumentException(stored + " is no source of money");
  }
}
