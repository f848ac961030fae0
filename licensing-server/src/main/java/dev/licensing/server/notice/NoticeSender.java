package dev.licensing.server.notice;

import dev.licensing.core.spi.Outbox;

/**
 * Brings a notice to whom it is for: by mail, by webhook. The same notice may come several times,
 * with the same id (rule 10.3). Implementations are safe for use by several threads, if several
 * deliveries share them.
 */
@FunctionalInterface
public interface NoticeSender {

  /**
   * Sends, and returns when somebody else is answerable for the notice. Must end within {@link
   * NoticeDelivery#LONGEST_SENDING}, so that no other deliverer is given the notice meanwhile.
   *
   * @throws NotDelivered if it did not arrive, or if nobody knows whether it did
   */
  void send(Outbox.Pending notice) throws NotDelivered;
}
