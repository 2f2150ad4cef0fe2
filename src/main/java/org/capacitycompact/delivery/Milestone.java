package org.capacitycompact.delivery;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.MilestonePosition;
import org.capacitycompact.initiative.plan.PlannedMilestone;
import org.capacitycompact.money.Money;
import org.capacitycompact.money.MoneyColumn;
import org.capacitycompact.platform.Embodies;
import org.jspecify.annotations.Nullable;

/**
 * A milestone of the work: planned, delivered, verified by somebody else, paid. A transition
 * answers false where it is not possible, and then nothing has changed.
 */
@Embodies(value = "S32", as = Embodies.As.RULE)
@Entity
class Milestone {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private InitiativeNumber number;
  private int position;
  private String title;
  private String institution;
  private LocalDate due;

  @Convert(converter = MoneyColumn.class)
  private Money amount;

  @Enumerated(EnumType.STRING)
  private MilestoneState state;

  private @Nullable String deliveredBy;
  private @Nullable LocalDate deliveredOn;
  private @Nullable String evidence;
  private @Nullable String evidenceLink;

  @Convert(converter = MoneyColumn.class)
  private @Nullable Money spent;

  private @Nullable String verifiedBy;
  private @Nullable LocalDate verifiedOn;
  private @Nullable String verificationNote;
  private @Nullable LocalDate paidOn;
  @Version private long version;

  protected Milestone() {}

  static Milestone planned(InitiativeNumber number, PlannedMilestone plan) {
    Milestone milestone = new Milestone();
    milestone.number = number;
    milestone.position = plan.position().value();
    milestone.title = plan.title();
    milestone.institution = plan.institution();
    milestone.due = plan.due();
    milestone.amount = plan.amount();
    milestone.state = MilestoneState.PLANNED;
    return milestone;
  }

  /** What was handed in for a milestone; the money is what was spent on it, if told. */
  record Delivery(LocalDate on, String evidence, @Nullable String link, @Nullable Money spent) {}

  boolean deliver(String by, Delivery delivery) {
    if (state != MilestoneState.PLANNED) {
      return false;
    }
    deliveredBy = by;
    deliveredOn = delivery.on();
    evidence = delivery.evidence();
    evidenceLink = delivery.link();
    spent = delivery.spent();
    verifiedBy = null;
    verifiedOn = null;
    state = MilestoneState.DELIVERED;
    return true;
  }

  /** Whether this person may verify it: somebody else must have delivered it (S32). */
  boolean canBeVerifiedBy(String person) {
    return state == MilestoneState.DELIVERED && !person.equals(deliveredBy);
  }

  boolean verify(String by, LocalDate on, String note) {
    if (!canBeVerifiedBy(by)) {
      return false;
    }
    verifiedBy = by;
    verifiedOn = on;
    verificationNote = note;
    state = MilestoneState.VERIFIED;
    return true;
  }

  /**
   * Returns it to the person who delivers, with what has to be corrected. What the plan became
   * meanwhile holds from now on; null when it is not in the plan any more.
   */
  boolean reject(String by, String note, @Nullable PlannedMilestone plan) {
    if (!canBeVerifiedBy(by)) {
      return false;
    }
    verificationNote = note;
    startAgain(plan);
    return true;
  }

  boolean pay(LocalDate on) {
    if (state != MilestoneState.VERIFIED) {
      return false;
    }
    paidOn = on;
    state = MilestoneState.PAID;
    return true;
  }

  /** After a suspension, an unpaid milestone is delivered and verified again before it is paid. */
  void restart(@Nullable PlannedMilestone plan) {
    if (state == MilestoneState.VERIFIED) {
      // A note of acceptance is no reason to deliver again.
      verificationNote = null;
    }
    if (state != MilestoneState.PAID) {
      startAgain(plan);
    }
  }

  private void startAgain(@Nullable PlannedMilestone plan) {
    boolean waited = state != MilestoneState.PLANNED;
    state = MilestoneState.PLANNED;
    if (waited && plan != null) {
      // Time that a correction gave is not in the plan, and is not taken back.
      LocalDate own = due;
      replan(plan);
      due = own.isAfter(due) ? own : due;
    }
  }

  /** As the plan has it by now; what was delivered stays as it was delivered. */
  boolean replan(PlannedMilestone plan) {
    if (state != MilestoneState.PLANNED) {
      return false;
    }
    title = plan.title();
    institution = plan.institution();
    due = plan.due();
    amount = plan.amount();
    return true;
  }

  void moveDueDate(int days) {
    if (state == MilestoneState.PLANNED) {
      due = due.plusDays(days);
    }
  }

  /** Another figure of what was spent on it, once it was delivered; never more than it has. */
  boolean correctSpent(Money right) {
    if (state == MilestoneState.PLANNED || right.isMoreThan(amount)) {
      return false;
    }
    spent = right;
    return true;
  }

  /** Whether it was accepted, paid or not. */
  boolean isVerified() {
    return state == MilestoneState.VERIFIED || state == MilestoneState.PAID;
  }

  /** Whether it is due by a date, or was verified before: what the plan counts as done. */
  boolean isPlannedBy(LocalDate date) {
    return !due.isAfter(date) || isVerified();
  }

  /** Whether it is due and not verified. */
  boolean isLate(LocalDate today) {
    return due.isBefore(today)
        && (state == MilestoneState.PLANNED || state == MilestoneState.DELIVERED);
  }

  /** Identifies its payment wherever that is booked, so that a milestone is never paid twice. */
  String paymentKey() {
    return number + "/milestone/" + position;
  }

  InitiativeNumber number() {
    return number;
  }

  MilestonePosition position() {
    return new MilestonePosition(position);
  }

  String title() {
    return title;
  }

  String institution() {
    return institution;
  }

  LocalDate due() {
    return due;
  }

  Money amount() {
    return amount;
  }

  MilestoneState state() {
    return state;
  }

  @Nullable String deliveredBy() {
    return deliveredBy;
  }

  @Nullable LocalDate deliveredOn() {
    return deliveredOn;
  }

  @Nullable String evidence() {
    return evidence;
  }

  @Nullable String evidenceLink() {
    return evidenceLink;
  }

  @Nullable Money spent() {
    return spent;
  }

  @Nullable String verifiedBy() {
    return verifiedBy;
  }

  @Nullable LocalDate verifiedOn() {
    return verifiedOn;
  }

  @Nullable LocalDate paidOn() {
    return paidOn;
  }

  @Nullable String verificationNote() {
    return verificationNote;
  }
}
