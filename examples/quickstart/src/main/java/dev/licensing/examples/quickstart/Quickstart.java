package dev.licensing.examples.quickstart;

/** The first program of a reader: placeholder until the client is there. */
public final class Quickstart {
  private Quickstart() {}

  public static void main(String[] args) {
    System.out.println("licensing: the quickstart runs");
  }
}
