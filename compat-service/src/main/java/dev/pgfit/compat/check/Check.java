package dev.pgfit.compat.check;

/** One compatibility probe. */
public sealed interface Check permits SqlCheck, ProtocolCheck {
    CheckInfo info();

    /** What the check needs to be there when it starts. */
    Needs needs();
}
