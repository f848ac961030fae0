package dev.licensing.core.command;

import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.Terms;
import java.util.Optional;

/**
 * The vendor lets a product be tried, or no longer (rule 11.4).
 *
 * @param terms with a trial length; empty ends the offer
 */
public record OfferTrial(Origin origin, ProductId product, Optional<Terms> terms)
    implements Command {

  /**
   * @throws IllegalArgumentException if the terms have no trial length
   */
  public OfferTrial {
    if (terms.isPresent() && terms.get().trialLength().isEmpty()) {
      throw new IllegalArgumentException("the terms of a trial have a trial length");
    }
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
