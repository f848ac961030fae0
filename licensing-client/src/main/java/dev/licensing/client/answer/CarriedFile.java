package dev.licensing.client.answer;

/**
 * What a person carries from a machine without a network to one that has it (rule 12.5).
 *
 * @param name how the file may be called
 * @param text what is in it, JSON; it can be shown to who carries it (rule 13.5)
 */
public record CarriedFile(String name, String text) {

  /** Without the text: a return ticket holds a license. */
  @Override
  public String toString() {
    return "CarriedFile[" + name + "]";
  }
}
