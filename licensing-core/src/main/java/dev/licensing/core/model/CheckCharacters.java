package dev.licensing.core.model;

/**
 * Two check symbols of a Reed-Solomon code over the field of 32 elements (x^5 + x^2 + 1, generator
 * (x - a)(x - a^2)). Up to 31 symbols have a minimum distance of three, so any one or two wrong
 * characters, and so any swap of two, are found for certain; worse damage passes once in 1,024.
 *
 * <p>Source: I. S. Reed, G. Solomon, "Polynomial Codes over Certain Finite Fields", 1960.
 */
final class CheckCharacters {

  private static final int FIELD = 0b100101;
  private static final int A = 2;
  private static final int LINEAR = A ^ times(A, A);
  private static final int CONSTANT = times(A, times(A, A));

  private CheckCharacters() {}

  /** The remainder of the symbols, as {@code first << 5 | second}; zero for a whole code word. */
  static int of(int[] symbols, int count) {
    int first = 0;
    int second = 0;
    for (int i = 0; i < count; i++) {
      int feedback = symbols[i] ^ first;
      first = second ^ times(feedback, LINEAR);
      second = times(feedback, CONSTANT);
    }
    return first << 5 | second;
  }

  private static int times(int left, int right) {
    int product = 0;
    for (int bit = 0; bit < 5; bit++) {
      product ^= (((right >> bit) & 1) * left) << bit;
    }
    for (int bit = 9; bit >= 5; bit--) {
      product ^= (((product >> bit) & 1) * FIELD) << (bit - 5);
    }
    return product;
  }
}
