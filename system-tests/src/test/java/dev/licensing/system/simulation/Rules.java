package dev.licensing.system.simulation;

/** What must hold, by the names under which it is reported; each begins with its rules. */
final class Rules {

  private Rules() {}

  static final String SEATS = "2.2, 2.9 never more seats than the machine limit";
  static final String ONE_USER = "2.3 one user at a time";
  static final String ONE_SEAT = "2.4 one machine takes one seat";
  static final String SAME_ANSWER = "2.4 the same question gets the same answer";
  static final String ACKNOWLEDGED = "2.4 what was acknowledged is there";
  static final String ACCESS = "2.5, 4.6 who uses a serial has access to it";
  static final String BARRED = "2.6, 6.2 who is barred uses nothing";
  static final String BARRED_GETS_NOTHING = "2.6, 6.2 who is barred gets no license";
  static final String RELEASE = "3.1 a release is never refused to its machine";
  static final String RELEASED = "3.1 what was released is free";
  static final String COOL_DOWN = "3.3, 3.4 the cool-down holds, whoever owns the serial";
  static final String OWNER = "4.1 to 4.9 how a serial changes hands";
  static final String MANAGED = "5.8 an order that was managed is managed";
  static final String UNUSED = "8.1, 8.2 nobody goes who uses, or whose serials are used";
  static final String CONFIRMED = "8.5 a deletion is the one that was confirmed";
  static final String NOTHING_LEFT = "8.6 nothing is left of who was deleted";
  static final String TIME = "11.5 the signed time never goes back";
  static final String NO_IS_SIGNED = "12.3 only a signed end takes a license away";
  static final String AGREED = "12.3 in the end both sides say the same";
  static final String VALUE = "14.1 every answer is a value";
  static final String REASONS = "14.1, 14.2 every refusal has reasons, and every reason a remedy";
}
