package dev.pgfit.kubernetes.policy;

import dev.pgfit.kubernetes.render.Resource;
import java.util.List;

/** Something that all that is deployed together keeps. */
@FunctionalInterface
interface Policy {
    /** What breaks it, each with the resource; empty when nothing does. */
    List<String> faults(List<Resource> resources);
}
