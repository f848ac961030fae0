package dev.licensing.examples.embed;

/** How the product talks to its user: a dialog, a terminal, a test. */
interface Window {

  /** Asks for something and waits for it. */
  String ask(String what);

  /** Shows a sentence. */
  void say(String sentence);
}
