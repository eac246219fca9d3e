package dev.pgfit.compat.postgrest;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pgfit.kit.json.ContractJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs JSON Web Tokens with HS256 (RFC 7515, RFC 7519). */
final class Jwt {
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    private Jwt() {}

    /** @param secret its UTF-8 bytes are the key */
    static String sign(Map<String, ?> claims, String secret) {
        try {
            String signed = encode(HEADER.getBytes(StandardCharsets.UTF_8)) + "."
                    + encode(ContractJson.mapper().writeValueAsBytes(claims));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return signed + "." + encode(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (JsonProcessingException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
