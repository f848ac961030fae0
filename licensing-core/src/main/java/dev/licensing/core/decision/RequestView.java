package dev.licensing.core.decision;

import dev.licensing.core.model.Email;
import dev.licensing.core.model.Request;
import java.util.Optional;

/**
 * An open request, for those who may know of it: the managers of its order, who see its users
 * anyway (rule 5.2), and the vendor. Whoever decides must know about whom; a name alone is what
 * somebody chose.
 *
 * @param name of who asks; empty for an account that is no more, of which nobody keeps it (rule
 *     8.7)
 * @param email of who asks; empty likewise
 */
public record RequestView(Request request, Optional<String> name, Optional<Email> email) {}
