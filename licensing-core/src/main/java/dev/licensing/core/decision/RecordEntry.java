package dev.licensing.core.decision;

import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.model.SerialNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * One line of the record (rule 14.4): who asked for what, when, why, on whose behalf, and what was
 * decided. It holds ids only, so that erasing an account leaves no personal data behind (rule 8.7);
 * the one free text is the reason, which goes when its author goes.
 *
 * @param actor {@code account:ID}, {@code activation:ID}, {@code vendor:NAME} or {@code visitor}
 * @param onBehalfOf whose activation or account it concerns, if not the actor's own
 * @param command the name of the command, for example {@code Activate}
 * @param refusals empty if it was permitted
 * @param reason in the words of who asked; may be empty
 */
public record RecordEntry(
    CommandId id,
    Instant at,
    String actor,
    Optional<AccountId> onBehalfOf,
    String command,
    List<RefusalCode> refusals,
    SortedSet<SerialNumber> serials,
    SortedSet<ActivationId> activations,
    String reason) {}
