package dev.pgfit.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The schema of one kind of resource. */
interface Schema {
    /** What is wrong with a resource, each with where it is; empty when nothing is. */
    List<String> faults(JsonNode resource);
}
