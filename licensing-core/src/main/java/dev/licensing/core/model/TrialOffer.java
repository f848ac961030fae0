package dev.licensing.core.model;

/**
 * The terms under which a product may be tried (rule 11.4).
 *
 * @param terms with a trial length
 * @param revision grows with each change; a decision rests on it
 */
public record TrialOffer(ProductId product, Terms terms, long revision) {

  /**
   * @throws IllegalArgumentException if the terms have no trial length
   */
  public TrialOffer {
    if (terms.trialLength().isEmpty()) {
      throw new IllegalArgumentException("the terms of a trial have a trial length");
    }
  }
}
