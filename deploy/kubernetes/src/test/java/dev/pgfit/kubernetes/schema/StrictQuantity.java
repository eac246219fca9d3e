package dev.pgfit.kubernetes.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.util.regex.Pattern;

/** Reads an amount such as {@code 250m} or {@code 2Gi}; the model's own reader takes any text. */
final class StrictQuantity extends StdDeserializer<Quantity> {
    private static final long serialVersionUID = 1;
    private static final Pattern AMOUNT =
            Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)(m|k|[KMGTPE]i|[MGTPE]|[eE][+-]?\\d+)?");

    StrictQuantity() {
        super(Quantity.class);
    }

    @Override
    public Quantity deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        boolean scalar =
                parser.hasToken(JsonToken.VALUE_STRING) || parser.currentToken().isNumeric();
        if (!scalar || !AMOUNT.matcher(parser.getText()).matches()) {
            return (Quantity) context.handleWeirdStringValue(Quantity.class, parser.getText(), "no amount");
        }
        return Quantity.parse(parser.getText());
    }
}
