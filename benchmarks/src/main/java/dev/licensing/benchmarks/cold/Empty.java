package dev.licensing.benchmarks.cold;

/** What every JVM costs. */
final class Empty {

  private Empty() {}

  /** Says yes. */
  public static void main(String[] args) {
    System.out.println(ColdStart.LICENSED);
  }
}
