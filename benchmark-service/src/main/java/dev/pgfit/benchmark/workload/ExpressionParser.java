package dev.pgfit.benchmark.workload;

/** Recursive descent: sum of products of atoms; an atom may have a minus before it. */
final class ExpressionParser {
    private static final int DEEPEST = 64;
    private static final int MOST_ATOMS = 500;

    private final String text;
    private int at;
    private int depth;
    private int atoms;

    ExpressionParser(String text) {
        this.text = text;
    }

    Expression parse() {
        Expression whole = sum();
        skipBlanks();
        if (at < text.length()) {
            throw bad("unexpected '" + text.charAt(at) + "'");
        }
        return whole;
    }

    private Expression sum() {
        if (++depth > DEEPEST) {
            throw bad("nested too deeply");
        }
        Expression left = product();
        while (peek() == '+' || peek() == '-') {
            left = new Expression.Binary(take(), left, product());
        }
        depth--;
        return left;
    }

    private Expression product() {
        Expression left = atom();
        while (peek() == '*' || peek() == '/') {
            left = new Expression.Binary(take(), left, atom());
        }
        return left;
    }

    private Expression atom() {
        char next = peek();
        if (++atoms > MOST_ATOMS) {
            throw bad("it is too long");
        }
        if (next == '(') {
            take();
            Expression inner = sum();
            expect(')');
            return inner;
        }
        if (next == '-') {
            take();
            return new Expression.Binary('-', new Expression.Number(0), atom());
        }
        if (Character.isDigit(next)) {
            return number();
        }
        if (Character.isLetter(next)) {
            return named(word());
        }
        throw bad(next == 0 ? "it ends too early" : "unexpected '" + next + "'");
    }

    private Expression number() {
        int from = at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        try {
            return new Expression.Number(Long.parseLong(text.substring(from, at)));
        } catch (NumberFormatException tooLarge) {
            throw bad("the number is too large");
        }
    }

    private Expression named(String word) {
        return switch (word) {
            case "rows" -> new Expression.Rows();
            case "min" -> function('<');
            case "max" -> function('>');
            default -> throw bad("unknown name '" + word + "' (known: rows, min, max)");
        };
    }

    private Expression function(char operator) {
        expect('(');
        Expression left = sum();
        expect(',');
        Expression right = sum();
        expect(')');
        return new Expression.Binary(operator, left, right);
    }

    private String word() {
        int from = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return text.substring(from, at);
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw bad("'" + wanted + "' is missing");
        }
        take();
    }

    private char peek() {
        skipBlanks();
        return at < text.length() ? text.charAt(at) : 0;
    }

    private char take() {
        return text.charAt(at++);
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException bad(String what) {
        return new IllegalArgumentException("'" + text + "' is no expression over rows: " + what);
    }
}
