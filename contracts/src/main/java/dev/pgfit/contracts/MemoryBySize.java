package dev.pgfit.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Memory as a function of the data's size.
 *
 * @param sizes in ascending order, which is also the order they were loaded in
 * @param fit {@code null} when there were fewer than five sizes
 * @param limit when memory reaches its limit; {@code null} unless growth with size is proved
 * @param explanation all of it in words, or why there is no curve
 */
public record MemoryBySize(
        List<MemoryAtSize> sizes,
        @Nullable MemoryFit fit,
        @Nullable LimitProjection limit,
        String explanation) {}
