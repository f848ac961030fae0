package dev.licensing.client.answer;

/** Why there is no answer that can be relied on. */
public enum Silence {
  /** The server's name was not found: perhaps there is no network. */
  NAME,
  /** No connection to the server. */
  CONNECTION,
  /** The server's certificate is not trusted. */
  CERTIFICATE,
  /** No answer in time. */
  TIMEOUT,
  /** The connection broke, or what came was no HTTP or far too much. */
  BROKEN,
  /** Something else answered, for example the sign-in page of a network. */
  NOT_THE_SERVER,
  /** The answer is damaged, or of a kind not known here. */
  NOT_UNDERSTOOD,
  /** The server could not decide just now. */
  SERVER_FAILED,
  /** The answer is not signed as it must be, or it answers another question (rule 12.1). */
  NOT_TRUSTED
}
