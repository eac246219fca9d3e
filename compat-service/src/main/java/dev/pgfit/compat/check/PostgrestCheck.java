package dev.pgfit.compat.check;

import dev.pgfit.contracts.PostgrestProbe;

/** A check of the category {@code postgrest}: made by PostgREST itself, or in its manner. */
public interface PostgrestCheck extends ProtocolCheck {
    /** Who spoke to the candidate; after it ran, with what it learned of its version. */
    PostgrestProbe client();
}
