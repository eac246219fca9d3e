package dev.pgfit.benchmark.workload;

/** A whole-number expression over {@code rows}: numbers, {@code + - * /}, brackets, {@code min(a, b)}, {@code max(a, b)}. */
public sealed interface Expression {
    /**
     * @throws ArithmeticException on division by zero or overflow
     */
    long evaluate(long rows);

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static Expression parse(String text) {
        return new ExpressionParser(text).parse();
    }

    static Expression of(long value) {
        return new Number(value);
    }

    record Number(long value) implements Expression {
        @Override
        public long evaluate(long rows) {
            return value;
        }
    }

    record Rows() implements Expression {
        @Override
        public long evaluate(long rows) {
            return rows;
        }
    }

    /** @param operator one of {@code + - * / < >}, where {@code <} is min and {@code >} is max */
    record Binary(char operator, Expression left, Expression right) implements Expression {
        @Override
        public long evaluate(long rows) {
            long a = left.evaluate(rows);
            long b = right.evaluate(rows);
            return switch (operator) {
                case '+' -> Math.addExact(a, b);
                case '-' -> Math.subtractExact(a, b);
                case '*' -> Math.multiplyExact(a, b);
                case '/' -> Math.divideExact(a, b);
                case '<' -> Math.min(a, b);
                case '>' -> Math.max(a, b);
                default -> throw new IllegalStateException("operator " + operator);
            };
        }
    }
}
