package dev.licensing.core.replay;

import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.Terms;

/** Other terms than those that were sold; pure, because it is asked more than once. */
@FunctionalInterface
public interface TermsChange {

  /** The terms that would have been, for an order of this product that had these. */
  Terms instead(ProductId product, Terms terms);
}
