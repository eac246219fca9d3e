package dev.pgfit.decision.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgfit.contracts.Criteria;
import dev.pgfit.kit.problem.FieldError;
import dev.pgfit.kit.problem.JsonFaults;
import dev.pgfit.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run's criteria with some parts exchanged. */
@ApplicationScoped
public class OtherCriteria {
    private static final String FIELD = "criteria";

    private final ObjectMapper json;
    private final Validator validator;

    OtherCriteria(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * Parts that are left out stay as they are; weights come all four together.
     *
     * @throws ProblemException 422 naming the field that is wrong
     */
    Criteria over(Criteria base, @Nullable JsonNode parts) {
        if (parts == null || parts.isNull()) {
            return base;
        }
        if (!(parts instanceof ObjectNode given)) {
            throw refused(List.of(new FieldError(FIELD, "must be an object")));
        }
        ObjectNode merged = json.valueToTree(base);
        given.properties().forEach(part -> {
            boolean limits =
                    part.getKey().equals("thresholds") && part.getValue().isObject();
            if (limits) {
                merged.withObjectProperty("thresholds").setAll((ObjectNode) part.getValue());
            } else if (!part.getValue().isNull()) {
                merged.set(part.getKey(), part.getValue());
            }
        });
        Criteria criteria = read(merged);
        List<FieldError> errors = validator.validate(criteria).stream()
                .map(OtherCriteria::error)
                .sorted(Comparator.comparing(FieldError::field))
                .toList();
        if (!errors.isEmpty()) {
            throw refused(errors);
        }
        return criteria;
    }

    private Criteria read(ObjectNode merged) {
        try {
            return json.treeToValue(merged, Criteria.class);
        } catch (JsonProcessingException e) {
            FieldError fault = JsonFaults.describe(e);
            throw refused(List.of(
                    new FieldError(fault.field().isEmpty() ? FIELD : FIELD + "." + fault.field(), fault.message())));
        }
    }

    private static FieldError error(ConstraintViolation<Criteria> violation) {
        // a rule over all weights is named after its method: name the weights
        String path = violation.getPropertyPath().toString().replace(".sumOne", "");
        return new FieldError(FIELD + "." + path, violation.getMessage());
    }

    private static ProblemException refused(List<FieldError> errors) {
        return ProblemException.notPossible(errors);
    }
}
